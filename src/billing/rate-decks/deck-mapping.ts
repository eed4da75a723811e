import { type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';
import { type DeckExchange } from './deck-currency';

/** What a column of a deck may hold. */
export type DeckField =
  | 'destination'
  /** Whole prefixes, one or a list. */
  | 'prefix'
  /** With areaCodes: together they are the prefixes. */
  | 'countryCode'
  | 'areaCodes'
  | 'bandGroup'
  /** Price at all times. */
  | 'rate'
  /** Prices by time band, instead of rate. */
  | 'peak'
  | 'offPeak'
  | 'weekend'
  | 'connection'
  | 'perCall'
  | 'minimum'
  /** Most that a call costs, and the seconds for which that holds. */
  | 'cap'
  | 'capSeconds'
  | 'firstInterval'
  | 'nextInterval'
  /** Both intervals in one column, as 30/6 or 0-30-6. */
  | 'intervals'
  /** Price point of the service charge. */
  | 'serviceCode'
  /** Yes where a call is left off itemised bills. */
  | 'notItemised'
  | 'effective'
  | 'ends'
  | 'status'
  /** Code of the currency of the row's prices: all of a list must be in the mapping's. */
  | 'currency';

/** How a carrier's price list (A-Z deck) is read. */
export type DeckMapping = {
  /** Column names of the deck, by what they hold. Case and marks do not matter. */
  columns: Partial<Record<DeckField, string>>;
  /** What prices of minutes are quoted for. */
  per: 'minute' | 'second';
  /** What one unit of the price columns is worth in millionths of the currency: a pound 1,000,000, a penny 10,000. */
  microPerUnit: MicroPounds;
  /** ISO code of what prices are in. */
  currency: string;
  /** What turns prices of another currency into pounds; null for pounds. */
  exchange: DeckExchange | null;
  decimalMark: '.' | ',';
  /** A pattern of compileDatePattern. */
  dateFormat: string;
  /** Whether an end date is the last day a price holds, or the first it does not. */
  endDate: 'last-day' | 'first-day-after';
  /** Rows with these statuses are left out, such as 'Blocked' or 'Deleted'. */
  skipStatuses: readonly string[];
  /** What holds where the deck has no column or the cell is blank. */
  defaults: {
    effective: IsoDate | null;
    firstIncrementS: number;
    nextIncrementS: number;
    connectionMicro: MicroPounds;
    minimumMicro: MicroPounds;
  };
};

const SYNONYMS: Record<DeckField, readonly string[]> = {
  destination: ['destination', 'destinationname', 'name', 'country', 'zone', 'description'],
  prefix: [
    'prefix',
    'code',
    'dialcode',
    'dialingcode',
    'diallingcode',
    'codes',
    'number',
    'numberingplan',
  ],
  countryCode: ['countrycode', 'cc'],
  areaCodes: ['areacodes', 'areacode', 'citycodes', 'citycode', 'breakout'],
  bandGroup: ['band', 'bandgroup', 'group'],
  rate: ['rate', 'price', 'rateperminute', 'ratemin', 'ppm', 'cost', 'newrate', 'allday', 'rates'],
  peak: ['peak', 'peakrate', 'daytime', 'day'],
  offPeak: ['offpeak', 'offpeakrate', 'evening'],
  weekend: ['weekend', 'weekendrate'],
  connection: [
    'connection',
    'connectionfee',
    'connectioncharge',
    'setup',
    'setupfee',
    'connectfee',
  ],
  perCall: ['percall', 'chargepercall', 'callcharge'],
  serviceCode: ['servicecharge', 'servicecode', 'pricepoint'],
  notItemised: ['notitemised', 'leftoffitemisedbills', 'suppressed'],
  minimum: ['minimum', 'minimumcharge', 'mincharge'],
  cap: ['cap', 'maximum', 'maxcharge', 'maximumcharge', 'pricecap'],
  capSeconds: ['cappedseconds', 'capseconds', 'capduration'],
  firstInterval: [
    'firstinterval',
    'initialincrement',
    'firstincrement',
    'minduration',
    'interval1',
  ],
  nextInterval: [
    'subinterval',
    'nextinterval',
    'subsequentincrement',
    'nextincrement',
    'increment',
    'intervaln',
  ],
  intervals: [
    'intervals',
    'billingincrement',
    'billingincrements',
    'increments',
    'billing',
    'roundrules',
    'roundingrules',
  ],
  effective: ['effective', 'effectivedate', 'startdate', 'validfrom', 'from'],
  ends: ['ends', 'enddate', 'validto', 'expirydate', 'until'],
  status: ['status', 'change', 'action'],
  currency: ['currency', 'curr', 'ccy', 'currencycode'],
};

/** A column name without case and marks: two names that are plainly the same are the same. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const ASIDES = /\(.*?\)|\[.*?\]|£|€|\$|\b(?:GBP|EUR|USD)\b|\/ ?min\b|\bper min(?:ute)?\b/gi;

/** A column name without what is said of its money: 'Rate (EUR/min)' is a rate. */
const bareName = (name: string): string => plainName(name.replace(ASIDES, ' '));

/** The columns that a deck's header suggests, for a person to correct. */
export const suggestDeckColumns = (header: readonly string[]): DeckMapping['columns'] => {
  const columns: DeckMapping['columns'] = {};
  for (const field of Object.keys(SYNONYMS) as DeckField[]) {
    const name = SYNONYMS[field]
      .flatMap((synonym) => [
        header.find((column) => plainName(column) === synonym),
        header.find((column) => bareName(column) === synonym),
      ])
      .find((column) => column !== undefined);
    if (name !== undefined) columns[field] = name;
  }
  // A deck with area codes writes the prefix in two columns; "code" is then not a whole prefix.
  if (columns.areaCodes !== undefined && columns.countryCode !== undefined) delete columns.prefix;
  return columns;
};

import type {
  BillingError,
  ComparedRate,
  DeckExchange,
  DeckField,
  DeckMapping,
  IsoDate,
  MicroPounds,
  RateChange,
  TimeBand,
  Uplift,
} from '../billing';

/** What requests about rate cards take and answer, for the server and the pages of staff and resellers alike. */

/** A rate as it is shown and edited: prices in micro-pounds. */
export type DeskRate = ComparedRate;

export type CardKind = 'buy' | 'sell';

/** Where a version stands: a draft prices nothing, the others are live. */
export type VersionStand = 'draft' | 'coming' | 'current' | 'past';

export type Named = { documentId: string; name: string };

export type Page = { page: number; pageSize: number; pageCount: number; total: number };

/** A rate card in the list. */
export type CardRow = Named & {
  kind: CardKind;
  /** Whose it is; null for the bureau's. */
  reseller: Named | null;
  note: string | null;
  /** The version that prices calls today, and the next that will. */
  current: { documentId: string; validFrom: IsoDate; rates: number } | null;
  next: { documentId: string; validFrom: IsoDate; rates: number } | null;
  drafts: number;
  usedBy: CardUse;
};

/** How many of each use a card. */
export type CardUse = { resellers: number; customers: number; services: number; suppliers: number };

export type ListCards = { results: CardRow[]; pagination: Page };

export type VersionRow = {
  documentId: string;
  validFrom: IsoDate;
  /** The last day that it holds: the day before the next live one; null while it goes on. */
  validTo: IsoDate | null;
  state: 'draft' | 'live';
  stand: VersionStand;
  note: string | null;
  rates: number;
  updatedAt: string;
};

/** How calls are priced by a card whatever the version. */
export type CardSettings = {
  roundingMode: 'up' | 'half-up' | 'down';
  /** Decimals of a penny to which the price of a call is rounded. */
  roundingDecimals: number;
  isSplitAtBandChange: boolean;
  /** Its hours, as document id of a time profile; null for the usual ones of the bureau. */
  hours: string | null;
};

/** When which price holds, hour by hour. The usual hours of the bureau have no document id. */
export type HoursRow = Named & {
  /** Monday to Sunday, then bank holidays: the band at the beginning of each hour. */
  week: TimeBand[][];
  /** Whether a card prices calls by them: then they stay as they are. */
  isInUse: boolean;
};

/** Hours to be made, or changed while no card uses them: the band of each hour of each kind of day. */
export type SaveHoursBody = {
  documentId: string | null;
  name: string;
  weekdays: TimeBand[];
  saturday: TimeBand[];
  sunday: TimeBand[];
  bankHolidays: TimeBand[];
};

/** What the company called asks for 084, 087, 09 and 118, from a day on. Added to the access charge of a rate. */
export type ServiceChargeRow = {
  documentId: string;
  code: string;
  validFrom: IsoDate;
  perMinuteMicro: MicroPounds;
  perCallMicro: MicroPounds;
  firstIncrementS: number;
  nextIncrementS: number;
  note: string | null;
  /** Whether its day has come: calls may have been priced by it, so it stays as it is. */
  hasBegun: boolean;
};

export type SaveServiceChargeBody = Omit<ServiceChargeRow, 'documentId' | 'hasBegun'> & {
  documentId: string | null;
};

export type CardDetail = CardRow & {
  settings: CardSettings;
  versions: VersionRow[];
  /** Names of those who use it, the first hundred of each. */
  users: { kind: keyof CardUse; documentId: string; name: string }[];
};

/** The rate at which the prices of a list became pounds. */
export type Exchange = DeckExchange & { currency: string };

/** A change of rates of a draft, taken back as a whole. */
export type ChangeRow = {
  documentId: string;
  /** Of a list in another currency: how its prices became pounds. */
  exchange: Exchange | null;
  kind: ChangeKind;
  added: number;
  changed: number;
  removed: number;
  madeBy: string;
  madeAt: string;
  undoneAt: string | null;
};

export type ChangeKind = 'edit' | 'paste' | 'import' | 'uplift' | 'delete';

export type VersionDetail = VersionRow & {
  card: Named & { kind: CardKind; reseller: Named | null };
  /** The version that it replaces: the live one before it. */
  replaces: { documentId: string; validFrom: IsoDate } | null;
  changes: ChangeRow[];
  /** The change that Undo takes back; null when there is none. */
  undoable: string | null;
};

export type ListRates = {
  results: DeskRate[];
  pagination: Page;
  /** With a number to look up: the prefix that prices it, null when none does. */
  matched?: string | null;
};

/** Rates to be put in by prefix, and prefixes to be taken out, in one go. */
export type ChangeRatesBody = {
  kind: ChangeKind;
  rates: DeskRate[];
  removed: string[];
  /** Sent again with the same key it is done once. */
  key?: string;
};

export type ChangedRates = { added: number; changed: number; removed: number };

export type UpliftBody = {
  uplift: Uplift;
  /** Only rates whose prefix begins so, or whose destination or band has this text; all when empty. */
  search: string;
  isPreview: boolean;
  key?: string;
};

/** Rates that a change, an import or another version makes different, the biggest difference first. */
export type DifferenceRow = {
  prefix: string;
  destination: string;
  kind: DifferenceKind;
  before: DeskRate | null;
  after: DeskRate | null;
  changes: RateChange[];
  /** By how much the price of a minute rose in the band of time where it changed most, in basis points; null where there is nothing to compare. */
  riseBasisPoints: number | null;
  /** What last month's calls to it would have cost more (less, when negative). */
  effectMicro: MicroPounds;
  calls: number;
};

export type DifferenceKind = 'new' | 'gone' | 'dearer' | 'cheaper' | 'other';

export type Difference = {
  counts: Record<DifferenceKind, number> & { unchanged: number };
  effectMicro: MicroPounds;
  /** The month whose calls the effect is of; null when the card priced none. */
  month: { from: IsoDate; to: IsoDate; calls: number } | null;
  /** How prices of a list in another currency became pounds; null where they were in pounds. */
  exchange: Exchange | null;
  rows: DifferenceRow[];
  pagination: Page;
};

/** How a file or pasted rows are read: the deck's mapping, and what the table itself needs. */
export type ImportMapping = DeckMapping & { hasHeader: boolean };

export type ImportDetail = {
  documentId: string;
  card: Named & { kind: CardKind };
  /** The draft that it goes into, when it was begun there. */
  version: { documentId: string; validFrom: IsoDate } | null;
  fileName: string;
  rows: number;
  header: string[];
  sample: string[][];
  /** As suggested by the header and the rows, or as the last import of this card had it. */
  mapping: ImportMapping;
  isMappingRemembered: boolean;
  appliedAt: string | null;
};

export type ImportProblem = BillingError & { row: number; field: string; text: string };

export type ReadImport = {
  rates: number;
  errors: number;
  skipped: number;
  /** Rates whose prices have more decimals than can be held and were rounded. */
  rounded: number;
  /** Rows whose prices are in another currency than the mapping says: the list is not taken while there are any. */
  inOtherCurrency: number;
  /** Rates of the file that do not hold on the day asked about. */
  notHolding: number;
  /** The day from which all rows of the file hold; null when it gives no dates. */
  startsOn: IsoDate | null;
  first: DeskRate[];
  firstErrors: ImportProblem[];
};

/** Replace: what is not in the file goes. Merge: it stays. */
export type ImportMode = 'replace' | 'merge';

export type ReadImportBody = { mapping: ImportMapping; validFrom: IsoDate };

export type ImportTarget =
  | { kind: 'draft'; version: string }
  | { kind: 'new'; validFrom: IsoDate; note: string };

export type ApplyImportBody = {
  mapping: ImportMapping;
  mode: ImportMode;
  target: ImportTarget;
};

export type CheckLevel = 'blocker' | 'warning' | 'note';

export type CheckCode =
  | 'no-rates'
  | 'begins-in-past'
  | 'same-day'
  | 'nothing-before'
  | 'time-uncovered'
  | 'below-buy'
  | 'traffic-unpriced'
  | 'free-rates'
  | 'big-rises'
  | 'unknown-service-code';

/** Something to know before a version goes live. */
export type Check = {
  code: CheckCode;
  level: CheckLevel;
  count: number;
  /** The worst of it, for the list below the sentence. */
  examples: CheckExample[];
};

export type CheckExample = {
  prefix: string;
  destination: string;
  /** Of below-buy: the call that was tried, and what it is sold and bought for. */
  timeBand?: TimeBand;
  durationS?: number;
  sellMicro?: MicroPounds;
  buyMicro?: MicroPounds;
  calls?: number;
  riseBasisPoints?: number;
};

export type VersionChecks = {
  checks: Check[];
  rates: number;
  /** How many buy cards the sell rates were held against. */ buyTables: number;
};

/** Columns that a file may have, in the order in which they are offered. */
export type ImportField = DeckField;

/** The price of a whole band of the numbering plan. */
export type BandPrice = {
  documentId: string;
  band: string;
  peakMicro: MicroPounds;
  offPeakMicro: MicroPounds;
  weekendMicro: MicroPounds;
  connectionMicro: MicroPounds;
  firstIncrementS: number;
  nextIncrementS: number;
  serviceCode: string | null;
  /** How many ranges of numbers the band has. */
  ranges: number;
};

/** The price of what is counted and not timed. */
export type EventPrice = {
  documentId: string;
  kind: 'sms' | 'data' | 'other';
  eventType: string | null;
  prefix: string | null;
  name: string;
  band: string;
  priceMicro: MicroPounds;
  blockSize: number;
  blockUnit: 'each' | 'byte' | 'KB' | 'MB' | 'GB';
  blockRounding: 'up' | 'half-up' | 'down' | 'exact';
};

export type VersionExtras = {
  bands: BandPrice[];
  events: EventPrice[];
  /** The bands of the numbering plan. */
  known: string[];
};

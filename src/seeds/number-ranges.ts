/**
 * The UK numbering plan by kind of number, as the regulator publishes it: national digits behind +44, or short codes
 * with = before them. Longer prefixes win, so 7624 (Isle of Man) is taken out of 76 (pagers).
 */
const UK_RANGES: readonly [prefixes: string, destination: string, band: string][] = [
  ['1 2', 'UK landline', 'uk-landline'],
  ['1624', 'Isle of Man landline', 'crown-dependencies'],
  ['1534', 'Jersey landline', 'crown-dependencies'],
  ['1481', 'Guernsey landline', 'crown-dependencies'],
  // Charged like landline numbers and counted with them, by regulation.
  ['30 33 34 37', 'UK 03 number', 'uk-03'],
  ['55', 'UK corporate number', 'uk-corporate'],
  ['56', 'UK internet phone number', 'uk-voip'],
  ['70', 'UK personal number', 'uk-personal'],
  ['71 72 73 74 75 77 78 79', 'UK mobile', 'uk-mobile'],
  ['76', 'UK pager', 'uk-paging'],
  ['7624', 'Isle of Man mobile', 'crown-dependencies'],
  ['7509 7797', 'Jersey mobile', 'crown-dependencies'],
  ['7781 7839 7911', 'Guernsey mobile', 'crown-dependencies'],
  ['800 808', 'UK freephone', 'uk-freephone'],
  ['843', 'UK 0843 number', 'uk-service'],
  ['844', 'UK 0844 number', 'uk-service'],
  ['845', 'UK 0845 number', 'uk-service'],
  ['870', 'UK 0870 number', 'uk-service'],
  ['871', 'UK 0871 number', 'uk-service'],
  ['872', 'UK 0872 number', 'uk-service'],
  ['873', 'UK 0873 number', 'uk-service'],
  ['9', 'UK premium rate', 'uk-premium'],
];

const SHORT_CODES: readonly [prefixes: string, destination: string, band: string][] = [
  ['999 112', 'Emergency services', 'uk-emergency'],
  ['118', 'Directory enquiries', 'uk-directory'],
  ['116', 'Helpline', 'uk-freephone'],
  ['105 111', 'Public service', 'uk-freephone'],
  ['101', 'Police, not urgent', 'uk-freephone'],
];

type Range = { prefix: string; destination: string; band: string };

const expand = (rows: typeof UK_RANGES, before: string): Range[] =>
  rows.flatMap(([prefixes, destination, band]) =>
    prefixes.split(' ').map((digits) => ({ prefix: `${before}${digits}`, destination, band })),
  );

/** The ranges that a new installation starts with. */
export const numberRanges: readonly Range[] = [
  ...expand(UK_RANGES, '44'),
  ...expand(SHORT_CODES, '='),
];

/** Hours that the default of the bureau settings comes to, for staff to copy and change. */
export const standardHours = {
  name: 'Daytime 7 to 7',
  weekdays: '00:00-07:00 off-peak, 07:00-19:00 peak, 19:00-24:00 off-peak',
  saturday: '00:00-24:00 weekend',
  sunday: '00:00-24:00 weekend',
  bankHolidays: '00:00-24:00 weekend',
};

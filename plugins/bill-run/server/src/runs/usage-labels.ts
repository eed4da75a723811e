/** How the bands of rate cards are called on invoices. A band that is not here is called by its own words. */
const LABELS: Record<string, string> = {
  'uk-geographic': 'Calls to UK landlines',
  'uk-landline': 'Calls to UK landlines',
  'uk-national': 'Calls to 03 numbers',
  'uk-03': 'Calls to 03 numbers',
  'uk-mobile': 'Calls to UK mobiles',
  'uk-freephone': 'Calls to freephone numbers',
  'uk-personal': 'Calls to personal numbers (070)',
  'uk-corporate': 'Calls to corporate numbers (055)',
  'uk-voip': 'Calls to internet phones (056)',
  'uk-service': 'Calls to 084 and 087 numbers',
  'uk-premium': 'Calls to premium rate numbers (09)',
  'uk-directory': 'Calls to directory enquiries (118)',
  'uk-emergency': 'Calls to emergency services',
  'uk-paging': 'Calls to pagers (076)',
  'crown-dependencies': 'Calls to Jersey, Guernsey and the Isle of Man',
  international: 'International calls',
  'international-mobile': 'International calls to mobiles',
  sms: 'Text messages',
  mms: 'Picture messages',
  data: 'Data',
};

/** '-' to spaces and a capital first: 'international-eu' as 'International eu'. */
const words = (band: string): string => {
  const text = band.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What is counted: calls, messages, sessions or events, by the type in the usage file (S and M texts, G data, E events). */
export const countNoun = (callType: string): string => NOUNS[callType] ?? 'call';

const NOUNS: Record<string, string> = { S: 'message', M: 'message', G: 'session', E: 'event' };

/** `countNoun` in SQL, of the column `callType`. */
export const countNounSql = (callType: string): string =>
  `case ${callType} ${Object.entries(NOUNS)
    .map(([type, noun]) => `when '${type}' then '${noun}'`)
    .join(' ')} else 'call' end`;

/** What stands before the words of a band that has no name here. */
const KINDS: Record<string, string> = { call: 'Calls: ', message: 'Messages: ', session: 'Data: ' };

const toMessages = (label: string): string =>
  label.replace('Calls', 'Messages').replace('calls', 'messages');

/** The text of a usage line, such as 'Calls to UK mobiles'. `noun` is what is counted, as countNoun says it. */
export const usageLabel = (band: string, noun = 'call'): string => {
  const label = LABELS[band];
  if (label === undefined) return `${KINDS[noun] ?? ''}${words(band)}`;
  return noun === 'message' ? toMessages(label) : label;
};

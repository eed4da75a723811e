import type { Profile } from '../generate/model';

/** What kind of number a call goes to. */
export type CallKind =
  | 'landline'
  | 'mobile'
  | 'uk-03'
  | 'freephone'
  | 'service'
  | 'islands'
  | 'voip'
  | 'personal'
  | 'premium'
  | 'short-code'
  | 'world';

/** Of a thousand calls. */
export const callMix: readonly (readonly [CallKind, number])[] = [
  ['landline', 402],
  ['mobile', 388],
  ['uk-03', 52],
  ['freephone', 44],
  ['service', 31],
  ['islands', 5],
  ['voip', 4],
  ['personal', 1],
  ['premium', 1],
  ['short-code', 7],
  ['world', 65],
];

/** Median seconds of a call, and how far they spread (deviation of the logarithm). */
export const callLengths: Readonly<Record<CallKind, readonly [number, number]>> = {
  landline: [115, 1.05],
  mobile: [88, 1],
  'uk-03': [230, 1.1],
  freephone: [260, 1.1],
  service: [150, 1],
  islands: [120, 1],
  voip: [110, 1],
  personal: [70, 0.8],
  premium: [60, 0.6],
  'short-code': [75, 0.8],
  world: [165, 1.1],
};

/** Calls of a number, relative to others, by what its owner does. */
export const callsOfProfile: Readonly<Record<Profile, number>> = {
  office: 1,
  trunk: 1.5,
  fleet: 0.8,
  micro: 0.9,
  home: 0.55,
  licences: 0,
};

/** Countries that UK businesses call, with their share; the rest of the calls abroad go anywhere. */
export const popularCountries: readonly (readonly [string, number])[] = [
  ['Ireland', 17],
  ['USA', 15],
  ['Germany', 10],
  ['France', 10],
  ['Spain', 8],
  ['Netherlands', 6],
  ['Italy', 5],
  ['Poland', 5],
  ['India', 5],
  ['Pakistan', 3],
  ['Australia', 3],
  ['China', 3],
  ['Romania', 2],
  ['United Arab Emirates', 2],
  ['Switzerland', 2],
  ['Belgium', 2],
  ['Turkey', 1],
  ['Nigeria', 1],
];

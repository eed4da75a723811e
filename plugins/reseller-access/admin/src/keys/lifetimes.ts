import { KEY_DEFAULT_DAYS, KEY_MAX_DAYS } from '../../../shared/contracts/keys';

/** How long a key can be made for, in days; null for never ending. */
export const LIFETIMES = [30, 90, KEY_DEFAULT_DAYS, KEY_MAX_DAYS, null] as const;

export type Lifetime = (typeof LIFETIMES)[number];

const NEVER = 'never';

export const lifetimeKey = (lifetime: Lifetime): string => String(lifetime ?? NEVER);

/** The lifetime that was chosen in a list; the usual one for what is not in it. */
export const lifetimeOf = (key: string): Lifetime =>
  LIFETIMES.find((lifetime) => lifetimeKey(lifetime) === key) ??
  (key === NEVER ? null : KEY_DEFAULT_DAYS);

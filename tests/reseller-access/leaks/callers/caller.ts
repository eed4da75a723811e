import { HOUSES, type House } from '../world/houses';
import type { Knower } from '../world/knowledge';

/** Somebody who asks: what he sends with each request, and what he may know. */
export type Caller = {
  name: string;
  headers: Record<string, string>;
  knower: Knower;
  /** Whether he asks lists by everything that they show: one of each kind of caller does. */
  isThorough?: boolean;
  /** The paths on which he is what the name says, if he is somebody else on others. */
  only?: RegExp;
};

/** Whose rows he works with, and whose he is after. */
export const sidesOf = ({ knower: { reseller } }: Caller): { own: House; other: House } => {
  if (reseller === 'East') return { own: HOUSES.East, other: HOUSES.West };
  // Who has no house starts from what belongs to one of them too.
  return { own: HOUSES.North, other: HOUSES.South };
};

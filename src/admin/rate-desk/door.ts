import { createContext, useContext } from 'react';

/** By which door the desk is entered: staff see all cards, a reseller his own. The pages are the same. */
export type RateDoor = {
  /** The address of the requests, as `/bill-run/rate-desk`. */
  root: string;
  /** Headers of each request: for which reseller it is. Answers are kept apart by them. */
  headers: () => Record<string, string>;
  isStaff: boolean;
  canWrite: boolean;
  paths: {
    cards: string;
    card: (id: string) => string;
    version: (id: string) => string;
    import: (id: string) => string;
    /** Where last month's calls are rated by a version, for those who may see that. */
    effect?: (id: string) => string;
  };
};

export const RateDoorContext = createContext<RateDoor | null>(null);

/** @throws Error outside the pages of the desk. */
export const useDoor = (): RateDoor => {
  const door = useContext(RateDoorContext);
  if (!door) {
    throw new Error('There is no rate desk here.');
  }
  return door;
};

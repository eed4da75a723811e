import { createContext, useContext } from 'react';

import type { Capability, MyAccess } from '../../../../shared/contracts/access';

/** For whom the pages below are, and what may be done in them. */
export const AccessContext = createContext<MyAccess | null>(null);

/** @throws Error outside the shell of a reseller's pages. */
export const useAccess = (): MyAccess => {
  const access = useContext(AccessContext);
  if (!access) {
    throw new Error('There is no access outside the shell.');
  }
  return access;
};

/** Whether a thing may be done; the server checks the same. */
export const useMay = (capability: Capability): boolean =>
  useAccess().capabilities.includes(capability);

/** Acquisition partners only brought their customers: their pages speak of accounts, and of no money. */
export const usePartner = (): boolean => useAccess().reseller.mode === 'acquisition-partner';

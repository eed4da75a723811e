const ROOT = '/plugins/reseller-access';

/** Addresses of our pages in the panel. */
export const PATHS = {
  myBills: `${ROOT}/my-bills`,
};

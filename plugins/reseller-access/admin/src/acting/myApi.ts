import { adminApi } from '@strapi/strapi/admin';

import { actingHeaders, actingKey, chooseReseller, endLook, getActing } from './acting';
import { readCode } from './readCode';

/** The panel's own API slice with what the pages of a reseller keep. */
export const myApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    ...([
      'My',
      'MyCustomer',
      'MyCreditCheck',
      'MyRates',
      'MyUsage',
      'MyPeople',
      'MyKeys',
      'Reseller',
    ] as const),
  ],
});

/** What of a request changes something. */
export type Write = { method: 'POST' | 'PUT' | 'DELETE'; data?: unknown };

/** A request for the reseller that this window shows. All requests to /reseller-access/my go through here. */
export const my = (path: string, write?: Write) => ({
  url: `/reseller-access/my${path}`,
  method: 'GET' as const,
  ...write,
  config: { headers: actingHeaders() },
});

/**
 * What the end of a look, or of a membership, means for the window: it goes back to what its person may still see.
 * The refusal itself is passed on.
 */
const heed = <Refusal>(refusal: Refusal): Refusal => {
  const code = readCode(refusal);
  if (code === 'view-as-ended') {
    endLook({ isOwnWill: false });
  }
  if (code === 'not-your-reseller') {
    chooseReseller(null);
  }
  return refusal;
};

/** How answers are kept: apart for each reseller, so that one's figures are never shown under another's name. */
export const perReseller = {
  serializeQueryArgs: ({ endpointName, queryArgs }: { endpointName: string; queryArgs: unknown }) =>
    `${endpointName}(${JSON.stringify(queryArgs) ?? ''})@${actingKey(getActing())}`,
  transformErrorResponse: heed,
};

/** Fetched anew whenever its page is opened: somebody else may have worked on it. */
export const ALWAYS_FRESH = { refetchOnMountOrArgChange: true } as const;

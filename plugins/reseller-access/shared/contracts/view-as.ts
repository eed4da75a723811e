import type { IsoMoment } from '../../../bill-run/shared/contracts/common';
import type { MyReseller } from './access';

/** A look as a reseller: its id goes into the header X-View-As of every call under /my, until it ends. */
export type Look = {
  id: string;
  reseller: MyReseller;
  reason: string;
  startedAt: IsoMoment;
  /** LOOK_MINUTES after it started, unless it is ended before. */
  expiresAt: IsoMoment;
};

export const LOOK_MINUTES = 60;
export const LOOK_REASON_LENGTH = 200;

/**
 * Staff with the permission `plugin::reseller-access.view-as`. Each look is written down and shown in the reseller's
 * activity. A look shows what the reseller's owner may read and can change nothing.
 *
 * POST /reseller-access/resellers/:documentId/view-as   StartLookBody -> StartLook
 *      Twice at once gives two looks, which does no harm. A look of the same person that is still open is ended.
 *      errors: reseller-unknown (404); request-invalid (400, field reason)
 * POST /reseller-access/view-as/:id/end                 -> EndLook. Twice changes nothing; also when it had run out.
 *      errors: look-unknown (404: also somebody else's)
 * GET  /reseller-access/view-as                         -> GetLook: the look of the caller that is open; null when none
 */
export type StartLookBody = { reason: string };
export type StartLook = { data: Look };
export type EndLook = { data: { id: string; endedAt: IsoMoment } };
export type GetLook = { data: Look | null };

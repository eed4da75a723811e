import type { UID } from '@strapi/strapi';

import type { IsoDate } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import { checkVersion } from './check-version';
import { deletePrices } from './copy-prices';
import { findVersion } from './find';
import { requireAboveBuy } from './floor';

const VERSION = 'api::rate-card-version.rate-card-version' as UID.ContentType;

/**
 * Changes the first day and the note of a draft.
 * @throws problem 404 `rate-version-unknown`, 409 `version-not-draft`, 400 `already-exists`.
 */
export const changeVersion = async (
  caller: DeskCaller,
  documentId: string,
  change: { validFrom?: IsoDate | undefined; note?: string | null | undefined },
): Promise<void> => {
  await findVersion(caller, documentId, { forChange: true });
  await caller.strapi.documents(VERSION).update({ documentId, data: change as never });
};

/**
 * Deletes a draft with its rates.
 * @throws problem 404 `rate-version-unknown`, 409 `version-not-draft`.
 */
export const deleteVersion = async (caller: DeskCaller, documentId: string): Promise<void> => {
  const { id } = await findVersion(caller, documentId, { forChange: true });
  await deletePrices(caller.trx, id);
  await caller.strapi.documents(VERSION).delete({ documentId });
};

const beginsInPast = (validFrom: IsoDate) =>
  problem({
    code: 'valid-from-past',
    field: 'validFrom',
    message: `The version begins on ${validFrom}, which has come: calls have been priced by another.`,
    whatToDo: 'Choose tomorrow or later as its first day.',
  });

const stillBlocked = (codes: string[]) =>
  problem({
    status: 409,
    code: 'version-blocked',
    message: `The version cannot go live: ${codes.join(', ')}.`,
    whatToDo: 'Look at its checks and put right what blocks it.',
  });

/**
 * Makes a draft live: from its first day on calls are priced by it. What the checks call a blocker keeps it from that.
 * Said twice it is done once.
 *
 * @throws problem 404 `rate-version-unknown`, 409 `version-not-draft`, `version-blocked`, 400 `valid-from-past`,
 * `below-buy-price`.
 */
export const makeLive = async (caller: DeskCaller, documentId: string): Promise<void> => {
  const known = await findVersion(caller, documentId);
  if (known.state === 'live') return;
  const version = await findVersion(caller, documentId, { forChange: true });
  if (caller.resellerId !== null && version.validFrom <= caller.today) {
    throw beginsInPast(version.validFrom);
  }
  await requireAboveBuy(caller, version, null);
  const { checks } = await checkVersion(caller, documentId);
  const blockers = checks.filter(({ level }) => level === 'blocker').map(({ code }) => code);
  if (blockers.length > 0) throw stillBlocked(blockers);
  await caller.strapi.documents(VERSION).update({ documentId, data: { state: 'live' } as never });
};

/**
 * Makes a live version whose day has not come a draft again.
 * @throws problem 404 `rate-version-unknown`, 409 `version-in-force`.
 */
export const makeDraft = async (caller: DeskCaller, documentId: string): Promise<void> => {
  const version = await findVersion(caller, documentId);
  if (version.state === 'draft') return;
  if (version.validFrom <= caller.today) {
    throw problem({
      status: 409,
      code: 'version-in-force',
      message: `These rates hold since ${version.validFrom}: calls may have been priced by them.`,
      whatToDo: 'Make another version that holds from a later day.',
    });
  }
  await caller.strapi.documents(VERSION).update({ documentId, data: { state: 'draft' } as never });
};

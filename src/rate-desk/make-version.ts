import type { UID } from '@strapi/strapi';

import type { IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import { copyPrices } from './copy-prices';
import { findCard, findVersion } from './find';

const VERSION = 'api::rate-card-version.rate-card-version' as UID.ContentType;
export type NewVersion = {
  card: string;
  validFrom: IsoDate;
  note: string | null;
  /** The version whose rates it starts with, of this or of another card that the caller may see. */
  copyOf: string | null;
};

/**
 * Makes a draft of a card, empty or with the rates of another version. Its document id.
 *
 * @throws problem 404 `rate-card-unknown`, `rate-version-unknown`; 400 `already-exists` when the card has a version
 * from that day.
 */
export const makeVersion = async (
  caller: DeskCaller,
  { card: cardId, validFrom, note, copyOf }: NewVersion,
): Promise<string> => {
  const card = await findCard(caller, cardId);
  const source = copyOf === null ? null : await findVersion(caller, copyOf);
  const made = await caller.strapi.documents(VERSION).create({
    data: { rateCard: card.documentId, validFrom, note, state: 'draft' } as never,
  });
  if (source) {
    const { id: to } = await findVersion(caller, made.documentId);
    await copyPrices(caller.trx, { from: source.id, to, resellerId: card.resellerId });
  }
  return made.documentId;
};

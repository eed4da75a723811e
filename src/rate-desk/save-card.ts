import type { UID } from '@strapi/strapi';

import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { CardKind } from './contracts';
import { findCard } from './find';
import { forStaff } from './refusals';

const CARD = 'api::rate-card.rate-card' as UID.ContentType;

export type NewCard = {
  name: string;
  kind: CardKind;
  /** Document id; null for the bureau's own. */
  reseller: string | null;
  note: string | null;
  /** How it prices; as new cards do when left out. */
  terms?: CardTerms;
};

/** How a card prices calls, besides its rates. */
export type CardTerms = {
  roundingMode: string;
  roundingDecimals: number;
  isSplitAtBandChange: boolean;
  /** Its hours, as document id; null for the bureau's own. */
  timeProfile: string | null;
};

const resellerOf = async (
  { trx, resellerId }: DeskCaller,
  documentId: string | null,
): Promise<string | null> => {
  if (resellerId === null) return documentId;
  const own = await trx('resellers').where({ id: resellerId }).first('document_id');
  return own?.document_id ?? null;
};

/**
 * Makes a card; a reseller's is a sell card of his own. Its document id.
 * @throws problem 403 `not-allowed`, and those of the rules of cards.
 */
export const makeCard = async (
  caller: DeskCaller,
  { terms, ...card }: NewCard,
): Promise<string> => {
  if (caller.resellerId !== null && card.kind === 'buy') throw forStaff();
  const reseller = await resellerOf(caller, card.reseller);
  const data = { ...card, ...terms, reseller } as never;
  const made = await caller.strapi.documents(CARD).create({ data });
  return made.documentId;
};

/**
 * Changes name, note and settings of a card.
 * @throws problem 404 `rate-card-unknown`, and those of the rules of cards.
 */
export const saveCard = async (
  caller: DeskCaller,
  documentId: string,
  { hours, ...change }: { hours?: string | null | undefined } & Record<string, unknown>,
): Promise<void> => {
  await findCard(caller, documentId);
  const data = { ...change, ...(hours !== undefined && { timeProfile: hours }) };
  await caller.strapi.documents(CARD).update({ documentId, data: data as never });
};

/**
 * Deletes a card that has no version and nobody uses.
 * @throws problem 409 `card-has-versions`, 404 `rate-card-unknown`.
 */
export const deleteCard = async (caller: DeskCaller, documentId: string): Promise<void> => {
  if (caller.resellerId !== null) throw forStaff();
  const { id } = await findCard(caller, documentId);
  if (await caller.trx('rate_card_versions').where({ rate_card_id: id }).first('id')) {
    throw problem({
      status: 409,
      code: 'card-has-versions',
      message: 'The card has versions.',
      whatToDo: 'Delete its drafts first. A card with a live version stays.',
    });
  }
  await caller.strapi.documents(CARD).delete({ documentId });
};

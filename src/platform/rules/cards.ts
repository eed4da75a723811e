import type { Core, UID } from '@strapi/strapi';
import { isEmpty, related, requireOwn, requireThat } from './checks';
import type { RuleRow } from './rule';

const cardOf = (strapi: Core.Strapi, id: unknown): Promise<RuleRow | null> =>
  related({
    strapi,
    uid: 'api::rate-card.rate-card' as UID.ContentType,
    id,
    relations: ['reseller'],
  });

/** A card that customers are charged by: a sell card, and nobody else's. */
export const requireSellCard = async ({
  strapi,
  after,
  reseller,
  field = 'sellCard',
}: {
  strapi: Core.Strapi;
  after: RuleRow;
  reseller: unknown;
  field?: string;
}): Promise<void> => {
  const card = await cardOf(strapi, after[field]);
  if (!card) return;
  requireThat(card.kind === 'sell', {
    code: 'not-a-sell-card',
    field,
    message: 'This is a buy card: it says what a supplier charges.',
    whatToDo: 'Choose a sell card.',
  });
  requireOwn({ owner: card.reseller, reseller, field, what: 'rate card' });
};

/** A card that calls are bought by, from a supplier or by a reseller from the bureau. */
export const requireBuyCard = async ({
  strapi,
  after,
}: {
  strapi: Core.Strapi;
  after: RuleRow;
}): Promise<void> => {
  const card = await cardOf(strapi, after.buyCard);
  requireThat(!card || card.kind === 'buy', {
    code: 'not-a-buy-card',
    field: 'buyCard',
    message: 'This is a sell card: it says what customers pay.',
    whatToDo: 'Choose a buy card.',
  });
};

/** A cap on a call says how long it holds. */
export const requireCapSeconds = (after: RuleRow): void =>
  requireThat(isEmpty(after.cap) || !isEmpty(after.capSeconds), {
    code: 'cap-without-seconds',
    field: 'capSeconds',
    message: 'The rate has a cap, but it does not say for how long.',
    whatToDo: 'Enter the capped seconds, for example 3600, or leave the cap empty.',
  });

/** The service charge that a rate names is in the list: without its price no call could be rated. */
export const requireServiceCharge = async ({
  strapi,
  after,
}: {
  strapi: Core.Strapi;
  after: RuleRow;
}): Promise<void> => {
  if (isEmpty(after.serviceCode)) return;
  const known: unknown = await strapi.db
    .query('api::service-charge.service-charge' as UID.ContentType)
    .findOne({ select: ['id'], where: { code: after.serviceCode } });
  requireThat(Boolean(known), {
    code: 'service-charge-unknown',
    field: 'serviceCode',
    message: `There is no service charge ${String(after.serviceCode)}.`,
    whatToDo: 'Add it in Service charges first, or leave it empty.',
  });
};

import type { UID } from '@strapi/strapi';
import { related, requireThat, type Rule } from '../../platform/rules';

/** A supplier charges by a buy card. */
export const rule: Rule = async ({ strapi, after }) => {
  const card = await related({
    strapi,
    uid: 'api::rate-card.rate-card' as UID.ContentType,
    id: after.buyCard,
  });
  requireThat(!card || card.kind === 'buy', {
    code: 'not-a-buy-card',
    field: 'buyCard',
    message: 'This is a sell card: it says what customers pay.',
    whatToDo: 'Choose a buy card.',
  });
};

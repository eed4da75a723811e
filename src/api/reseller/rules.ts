import type { UID } from '@strapi/strapi';
import { isUkVatNumber } from '../../billing/tax';
import {
  isEmpty,
  related,
  requireBuyCard,
  requireNumberPattern,
  requireOwn,
  requireOwnNumbers,
  requireSellCard,
  requireThat,
  requireVatNumber,
  type Rule,
  type RuleRow,
} from '../../platform/rules';

/** A mark-up says how much. */
const requireMarkUp = (after: RuleRow): void => {
  const field = { percent: 'markUpPercent', 'per-minute': 'markUpPerMinute' }[
    String(after.markUpKind)
  ];
  requireThat(field === undefined || !isEmpty(after[field]), {
    code: 'mark-up-without-amount',
    field: field ?? 'markUpKind',
    message: 'The mark-up does not say how much it is.',
    whatToDo: 'Enter the amount, or choose none as the mark-up.',
  });
};

/** The reverse charge is for VAT-registered resellers only, and an inspector asks how the bureau knew. */
const requireReverseChargeTerms = (after: RuleRow): void => {
  if (after.isReverseCharge !== true) return;
  requireThat(isUkVatNumber(isEmpty(after.vatNumber) ? '' : String(after.vatNumber)), {
    code: 'vat-number-needed',
    field: 'vatNumber',
    message:
      'The reverse charge needs a UK VAT number, and this is none: its check digits are wrong.',
    whatToDo: 'Enter his VAT number, for example GB 980 7806 84, or switch the reverse charge off.',
  });
  requireThat(!isEmpty(after.reverseChargeEvidence), {
    code: 'evidence-needed',
    field: 'reverseChargeEvidence',
    message: 'The reverse charge needs evidence that he sells on and is VAT registered.',
    whatToDo: 'Enter how and when his VAT number was checked.',
  });
};

/** His invoices and credit notes are numbered unlike those of any other issuer. */
const requireNumbersOfHisOwn = async ({
  strapi,
  after,
}: Pick<Parameters<Rule>[0], 'strapi' | 'after'>) => {
  const resellers = (await strapi.db
    .query('api::reseller.reseller' as UID.ContentType)
    .findMany({ where: { mode: 'wholesale' } })) as RuleRow[];
  const bureau = (await strapi.db
    .query('api::bureau-setting.bureau-setting' as UID.ContentType)
    .findOne({})) as RuleRow | null;
  const others = resellers.filter(({ id }) => id !== after.id);
  requireOwnNumbers({ after, bureau, others: bureau ? [...others, bureau] : others });
};

/** A reseller prints his own brand or the bureau's, and sells by a card that is nobody else's. */
export const rule: Rule = async ({ strapi, after }) => {
  requireNumberPattern(after);
  requireVatNumber(after);
  requireReverseChargeTerms(after);
  await requireNumbersOfHisOwn({ strapi, after });
  const brand = await related({
    strapi,
    uid: 'api::brand.brand' as UID.ContentType,
    id: after.brand,
    relations: ['reseller'],
  });
  requireOwn({ owner: brand?.reseller, reseller: after.id, field: 'brand', what: 'brand' });
  await requireSellCard({ strapi, after, reseller: after.id });
  await requireBuyCard({ strapi, after });
  requireMarkUp(after);
};

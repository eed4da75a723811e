import { priceAct, type ActPrice, type ServiceTerms } from '../../../../../src/billing';
import type { Terms } from '../../../shared/contracts/acts';

/**
 * The tier of an act's reseller on its day and what it says of the service, beside `a` billing.chargeable_acts: joins
 * `bs`, `ta`, `tr`, `tp`. The newest assignment and the newest price that held on that day count.
 */
export const TERMS_JOINS = `
  left join bureau_services bs on bs.code = a.service_code
  left join lateral (
    select x.tier_id from tier_assignments x
    where x.reseller_id = a.reseller_id and x.valid_from <= a.acted_on and (x.valid_to is null or x.valid_to >= a.acted_on)
    order by x.valid_from desc limit 1) ta on true
  left join tiers tr on tr.id = ta.tier_id
  left join lateral (
    select y.terms, y.price, y.percentage, y.note from tier_prices y
    where y.tier_id = ta.tier_id and y.bureau_service_id = bs.id and y.valid_from <= a.acted_on
    order by y.valid_from desc limit 1) tp on true`;

export const TERMS_COLUMNS = `
  a.quantity, a.self_served as "isSelfServed", a.quoted_pence::text as "quotedPence", a.cost_pence::text as "costPence",
  coalesce(bs.free_if_self_served, false) as "isFreeIfSelfServed", tr.name as "tierName", tp.terms,
  (tp.price * 1000000)::bigint::text as "unitMicro", (tp.percentage * 100)::int as "hundredthsOfPercent"`;

export type TermsRow = {
  quantity: number;
  isSelfServed: boolean;
  quotedPence: string | null;
  costPence: string | null;
  isFreeIfSelfServed: boolean;
  tierName: string | null;
  terms: Terms | null;
  unitMicro: string | null;
  hundredthsOfPercent: number | null;
};

/** The terms of a cell of the matrix. A price or percentage that was left empty is none. */
export const toTerms = ({
  terms,
  unitMicro,
  hundredthsOfPercent,
}: Pick<TermsRow, 'terms' | 'unitMicro' | 'hundredthsOfPercent'>): ServiceTerms | null => {
  switch (terms) {
    case null:
      return null;
    case 'price':
      return unitMicro === null ? null : { kind: 'price', unitMicro: Number(unitMicro) };
    case 'percentage':
      return hundredthsOfPercent === null ? null : { kind: 'percentage', hundredthsOfPercent };
    default:
      return { kind: terms };
  }
};

const numberOrNull = (text: string | null) => (text === null ? null : Number(text));

/** What an act costs by the tier of its day. */
export const priceOf = (row: TermsRow): ActPrice =>
  priceAct({
    act: {
      quantity: row.quantity,
      isSelfServed: row.isSelfServed,
      quotedPence: numberOrNull(row.quotedPence),
      costPence: numberOrNull(row.costPence),
    },
    isFreeIfSelfServed: row.isFreeIfSelfServed,
    terms: toTerms(row),
  });

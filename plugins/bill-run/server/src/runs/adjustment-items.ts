import { addDays } from '../../../../../src/billing/calendar';
import type { AdjustmentItem } from '../../../../../src/billing/invoicing';
import type { AdjustmentFacts } from './bill-facts';
import { usageLabel } from './usage-labels';

/** What adjusts earlier bills, as the invoice takes it. */
export const adjustmentItem = (facts: AdjustmentFacts): AdjustmentItem => ({
  productId: null,
  vatTreatment: facts.vatTreatment,
  billedOn: facts.billedDate,
  bandGroup: facts.band,
  label: usageLabel(facts.band, facts.countNoun),
  countNoun: facts.countNoun,
  records: facts.records,
  beforeMicro: facts.beforeMicro,
  standsPence: facts.standsPence,
  ...(facts.vatBasisPoints !== null && {
    asBilled: { vatTreatment: facts.vatTreatment, vatBasisPoints: facts.vatBasisPoints },
  }),
  ...(facts.discount && { discount: facts.discount }),
  sellMicro: facts.sellMicro,
  buyMicro: facts.buyMicro,
  from: facts.firstDate,
  to: addDays(facts.lastDate, 1),
});

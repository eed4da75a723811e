import type { Simulation } from '../../../../shared/contracts/simulate';
import type { ExplainedPrice, ExplainedSide } from '../../../../shared/contracts/usage-records';

/** What a reseller buys at is his to know; by which card and why is the bureau's affair. */
const amountOnly = ({ chargeMicro }: ExplainedSide): ExplainedSide => ({
  chargeMicro,
  spoken: null,
  sentence: '',
  steps: [],
  facts: {},
  version: null,
});

/** A price as a reseller may see it: his sell side whole, his buy price, and nothing of what it costs the bureau. */
export const priceForReseller = (price: ExplainedPrice): ExplainedPrice => ({
  ...price,
  buy: price.buy && amountOnly(price.buy),
  supplierMicro: null,
  costMicro: null,
});

/** A simulation as a reseller may see it. */
export const simulationForReseller = ({ first, second }: Simulation): Simulation => {
  const shown = (side: Simulation['first']) => ({
    ...side,
    price: side.price && priceForReseller(side.price),
    // The bureau's cards lack rates too; which of them is not said.
    refusal: side.refusal && side.refusal.replace(/^The supplier's buy card/, 'The bureau'),
  });
  return { first: shown(first), second: second && shown(second) };
};

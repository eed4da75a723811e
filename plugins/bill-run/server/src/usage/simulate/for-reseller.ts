import type { Core } from '@strapi/strapi';

import { ok } from '../../../../../../src/billing';
import type { SimulateBody, Simulation } from '../../../../shared/contracts/simulate';
import type {
  ExplainedPrice,
  ExplainedSide,
  RecordMeter,
} from '../../../../shared/contracts/usage-records';
import { type Explained, explainRecord } from '../records/explain-record';
import { findStored, meterOf } from '../records/record-detail';
import { database } from '../usage-file-row';
import { simulate } from './simulate';

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
const priceForReseller = (price: ExplainedPrice): ExplainedPrice => ({
  ...price,
  buy: price.buy && amountOnly(price.buy),
  supplierMicro: null,
  costMicro: null,
});

/** The bureau's cards lack prices too; which of them is not said. */
const refusalForReseller = (refusal: string | null): string | null =>
  refusal?.includes('supplier') ? 'The bureau has no price for it yet. Tell the bureau.' : refusal;

/** Why a record of a reseller's costs what it costs; undefined when he has no such record. */
export const explainForReseller = async (
  { strapi }: { strapi: Core.Strapi },
  { recordId, resellerId }: { recordId: string; resellerId: number },
): Promise<(Explained & { metered: RecordMeter | null }) | undefined> => {
  const db = database(strapi);
  const stored = await findStored(db, recordId);
  if (stored?.resellerId !== resellerId) return undefined;
  const { price, note } = await explainRecord(db, stored);
  return {
    price: price && priceForReseller(price),
    note: refusalForReseller(note),
    metered: await meterOf(db, recordId),
  };
};

/** A simulation for a reseller: of his customers, by his cards. Errors: those of simulate. */
export const simulateForReseller = async (
  { strapi }: { strapi: Core.Strapi },
  { body, resellerId }: { body: SimulateBody; resellerId: number },
) => {
  const simulated = await simulate({ strapi }, { body, scope: { resellerId } });
  if (!simulated.ok) return simulated;
  const shown = (side: Simulation['first']) => ({
    ...side,
    price: side.price && priceForReseller(side.price),
    refusal: refusalForReseller(side.refusal),
  });
  const { first, second } = simulated.value;
  return ok({ first: shown(first), second: second && shown(second) });
};

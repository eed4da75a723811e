import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, isIsoDate, ok, type Result } from '../../../../../../src/billing';
import type {
  SimulateBody,
  SimulatedPrice,
  Simulation,
} from '../../../../shared/contracts/simulate';
import {
  createPricing,
  loadSupplierCardId,
  type PricedRecord,
  type Pricing,
  rateRecordLoading,
} from '../pricing';
import { explainPrice } from '../records/explain-price';
import { findVersions } from '../records/find-versions';
import { withVersion } from '../rerating/with-version';
import { database } from '../usage-file-row';
import { findCard, findWhose, type Scope, type Whose, type WhoseError } from './whose-prices';

export type SimulateError = WhoseError | BillingError<'moment-invalid' | 'number-missing'>;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

const CALL_TYPES = { call: 'V', sms: 'S', data: 'G' } as const;

const recordOf = (body: SimulateBody): Result<PricedRecord, SimulateError> => {
  const time = TIME.exec(body.time);
  if (!isIsoDate(body.date) || !time) {
    const field = time ? 'date' : 'time';
    const message = 'Give the day as 2026-06-14 and the time as 09:30.';
    return fail({ code: 'moment-invalid', field, message });
  }
  if (body.kind !== 'data' && body.number.trim() === '') {
    const message = 'Type the number that is called, for example 020 7946 0123.';
    return fail({ code: 'number-missing', field: 'number', message });
  }
  const [, hours, minutes, seconds = '0'] = time;
  const isCall = body.kind === 'call';
  return ok({
    callType: CALL_TYPES[body.kind],
    dialled: body.number,
    localDate: body.date,
    secondsOfDay: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    durationS: isCall ? body.durationS : 0,
    bytes: body.kind === 'data' ? body.quantity : 0,
    description: '',
    salesPriceMicro: body.fileMicro,
    ...(body.kind === 'sms' && {
      meter: { eventType: '', unit: 'message', quantity: body.quantity },
    }),
  });
};

/** The buy card of the supplier whose files come under a source; without a source, of the file that came last. */
const supplierCardOf = async (db: Knex, source: string | undefined): Promise<number | null> => {
  const files = db('billing.usage_files').whereNotNull('supplier_id').orderBy('id', 'desc');
  const last = await (source === undefined ? files : files.where({ source })).first('supplier_id');
  return loadSupplierCardId(db, last?.supplier_id ?? null);
};

type Priced = { record: PricedRecord; whose: Whose; supplierCardId: number | null };

/** By one card alone: neither the reseller's card nor a mark-up steps in where it has no price. */
const byCardAlone = (pricing: Pricing): Pricing => ({
  ...pricing,
  termsOf: (resellerId) => ({ ...pricing.termsOf(resellerId), sellCardId: null, markUp: null }),
});

const priceFor = async (
  db: Knex,
  pricing: Pricing,
  { record, whose, supplierCardId }: Priced,
): Promise<SimulatedPrice> => {
  const by = whose.cardId === null ? pricing : byCardAlone(pricing);
  const outcome = await rateRecordLoading(by, { record, owner: whose.owner, supplierCardId });
  if (outcome.kind === 'held')
    return { by: whose.name, price: null, refusal: outcome.hold.message };
  const { rating } = outcome;
  const versions = await findVersions(db, [rating.sellVersionId, rating.buyVersionId]);
  return { by: whose.name, price: explainPrice(rating, { record, versions }), refusal: null };
};

/**
 * What a call, message or data would cost, by the same code as the import, and why; beside it by a second card where one
 * is asked for. Errors: `moment-invalid`, `number-missing`, `choice-unknown`, `nobody-chosen`.
 */
export const simulate = async (
  { strapi }: { strapi: Core.Strapi },
  { body, scope }: { body: SimulateBody; scope: Scope },
): Promise<Result<Simulation, SimulateError>> => {
  const db = database(strapi);
  const record = recordOf(body);
  if (!record.ok) return record;
  const whose = await findWhose(db, body, scope);
  if (!whose.ok) return whose;
  const pricing = await withVersion(db, await createPricing(db), body.version, scope);
  if (!pricing) {
    const message = 'There is no such version of a card. Choose another.';
    return fail({ code: 'choice-unknown', field: 'version', message });
  }
  const supplierCardId = await supplierCardOf(db, body.source);
  const priced = { record: record.value, whose: whose.value, supplierCardId };
  const first = await priceFor(db, pricing, priced);
  if (!body.compareWith) return ok({ first, second: null });
  const card = await findCard(db, body.compareWith, scope);
  if (!card) {
    const message = 'The card to compare with is not there. Choose another.';
    return fail({ code: 'choice-unknown', field: 'compareWith', message });
  }
  const owner = { ...whose.value.owner, overrideCardId: null, tariffCardId: card.id };
  const other: Whose = { name: card.name, owner, cardId: card.id };
  return ok({ first, second: await priceFor(db, pricing, { ...priced, whose: other }) });
};

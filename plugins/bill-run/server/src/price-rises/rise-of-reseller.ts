import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { hashOf } from '../../../../../src/platform/hash-of';
import type { PriceRiseDetail, ResellersRise } from '../../../shared/contracts/price-rises';
import { type RequestReused, requestReused } from '../request-reused';
import { findRise } from './find-rise';
import { riseDetail } from './rise-detail';
import { type RiseError, scheduleRise } from './schedule-rise';
import { withdrawRise } from './withdraw-rise';

type Home = { strapi: Core.Strapi };
type Making = { resellerDocumentId: string; terms: ResellersRise };

/** Carries what was seen out of a transaction that is undone. */
class Undone extends Error {
  constructor(readonly detail: PriceRiseDetail) {
    super('Only a preview.');
  }
}

/** Makes the draft of a rise, by the rules that staff's drafts are held to. @throws problem 400 of those rules. */
const makeDraft = async (
  { strapi }: Home,
  { resellerDocumentId, terms }: Making,
): Promise<{ documentId: string }> =>
  strapi.documents('api::price-rise.price-rise' as UID.ContentType).create({
    data: { ...terms, reseller: resellerDocumentId } as never,
  });

const detailOf = async (trx: Knex.Transaction, documentId: string): Promise<PriceRiseDetail> => {
  const rise = await findRise(trx, { documentId });
  if (!rise) throw new Error('A price rise that was made is not there.');
  return riseDetail(trx, rise);
};

/**
 * What a rise of a reseller's prices would come to. The rise is made as it would be, and undone.
 * @throws problem 400 of the rules of price rises.
 */
export const previewResellersRise = async (
  { strapi }: Home,
  making: Making,
): Promise<PriceRiseDetail> => {
  try {
    return await strapi.db.transaction(async ({ trx }) => {
      const { documentId } = await makeDraft({ strapi }, making);
      throw new Undone(await detailOf(trx, documentId));
    });
  } catch (error) {
    if (error instanceof Undone) return error.detail;
    throw error;
  }
};

type Scheduling = Making & {
  resellerId: number;
  by: string;
  requestId: string;
  /** How many services it comes to, as the preview told. */
  services: number;
  sendNotices: boolean;
};

/** What was refused is undone with the draft. */
class Refused extends Error {
  constructor(readonly error: RiseError | RequestReused) {
    super(error.message);
  }
}

/**
 * Raises prices of a reseller's customers: makes the rise and schedules it, as staff do, once for a request. Nothing is left of
 * what is refused. Errors: `notice-too-short`, `services-changed` (others than the preview told), `request-reused`.
 * @throws problem 400 of the rules of price rises.
 */
export const scheduleResellersRise = async (
  { strapi }: Home,
  { resellerId, by, requestId, services, sendNotices, ...making }: Scheduling,
): Promise<Result<{ documentId: string }, RiseError | RequestReused>> => {
  const requestKey = `${resellerId}:${requestId}`;
  const requestHash = hashOf({ ...making.terms, services, sendNotices });
  try {
    return await strapi.db.transaction(async ({ trx }) => {
      // Of two of the same request at once the second waits, and finds what the first made.
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`price-rise:${requestKey}`]);
      const earlier = await findEarlier(trx, requestKey);
      if (earlier) {
        if (earlier.requestHash !== requestHash) throw new Refused(requestReused('price rise'));
        return ok({ documentId: earlier.documentId });
      }
      const { documentId } = await makeDraft({ strapi }, making);
      const done = await scheduleRise({ strapi }, trx, {
        ...{ documentId, services, sendNotices },
        scheduledBy: by,
      });
      if (!done.ok) throw new Refused(done.error);
      await trx('billing.price_rise_requests').insert({
        ...{ request_key: requestKey, request_hash: requestHash },
        ...{ reseller_id: resellerId, price_rise_id: done.value.id, made_by: by },
      });
      return ok({ documentId });
    });
  } catch (error) {
    if (error instanceof Refused) return fail(error.error);
    throw error;
  }
};

const findEarlier = (trx: Knex.Transaction, requestKey: string) =>
  trx('billing.price_rise_requests as q')
    .join('price_rises as r', 'r.id', 'q.price_rise_id')
    .where('q.request_key', requestKey)
    .first<
      { documentId: string; requestHash: string } | undefined
    >('r.document_id as documentId', 'q.request_hash as requestHash');

type Withdrawn = Promise<Result<null, BillingError<RiseError['code']>>>;

/**
 * Takes back a rise that a reseller made himself. Errors: `rise-unknown` (also one that the bureau made), `rise-not-scheduled`,
 * `rise-in-force` (a bill has charged by it).
 */
export const withdrawResellersRise = async (
  { strapi }: Home,
  { documentId, resellerId, by }: { documentId: string; resellerId: number; by: string },
): Withdrawn =>
  strapi.db.transaction(async ({ trx }): Withdrawn => {
    const own = await trx('billing.price_rise_requests as q')
      .join('price_rises as r', 'r.id', 'q.price_rise_id')
      .where({ 'r.document_id': documentId, 'q.reseller_id': resellerId })
      .first('r.id');
    if (!own) return fail({ code: 'rise-unknown', message: 'You made no such price rise.' });
    const done = await withdrawRise({ strapi }, trx, { documentId, withdrawnBy: by });
    return done.ok ? ok(null) : fail(done.error);
  });

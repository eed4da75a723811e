import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { fail, ok, type Result } from '../../../../../src/billing';
import { addDays } from '../../../../../src/billing/calendar';
import type { ChangeTierBody } from '../../../shared/contracts/acts';
import { bureauToday } from '../clock/bureau-today';
import { planTierChange, type TierChangeError } from './plan-tier-change';
import { tierSpans } from './read-tier';

const ASSIGNMENT = 'api::tier-assignment.tier-assignment' as UID.ContentType;

type OfReseller = { resellerId: number };
type Changed = Result<'done', TierChangeError>;

/** One change at a time for a reseller. */
const locked = async (
  strapi: Core.Strapi,
  { resellerId }: OfReseller,
  work: (trx: Knex.Transaction) => Promise<Changed>,
): Promise<Changed> =>
  strapi.db.transaction(async ({ trx }): Promise<Changed> => {
    await trx.raw('select id from resellers where id = ? for update', [resellerId]);
    return work(trx);
  });

/**
 * Puts a reseller on another tier from a day on: his tier of now ends the day before, and the database writes down the
 * regrade fee. Through the Document Service, so that both are in the audit trail.
 *
 * Errors: those of `planTierChange`.
 */
export const changeTier = (
  { strapi }: { strapi: Core.Strapi },
  { resellerId, ...body }: OfReseller & ChangeTierBody,
): Promise<Changed> =>
  locked(strapi, { resellerId }, async (trx) => {
    const today = await bureauToday(trx);
    const plan = await planTierChange(trx, { resellerId, ...body, today });
    if (!plan.ok) return plan;
    const documents = strapi.documents(ASSIGNMENT);
    const last = (await tierSpans(trx, { resellerId, day: today })).at(-1);
    if (last) {
      await documents.update({
        documentId: last.documentId,
        data: { validTo: addDays(body.validFrom, -1) } as never,
      });
    }
    const tier = await trx('tiers').where({ code: body.tierCode }).first('id');
    await documents.create({
      data: { reseller: resellerId, tier: tier.id, validFrom: body.validFrom } as never,
    });
    return ok('done');
  });

/**
 * Takes a change of tier back whose day has not come. The tier before it goes on, and the fee falls away.
 *
 * Errors: `tier-change-unknown`.
 */
export const takeTierChangeBack = (
  { strapi }: { strapi: Core.Strapi },
  { resellerId, assignment }: OfReseller & { assignment: string },
): Promise<Changed> =>
  locked(strapi, { resellerId }, async (trx) => {
    const today = await bureauToday(trx);
    const spans = await tierSpans(trx, { resellerId, day: today });
    const planned = spans.at(-1);
    if (planned?.documentId !== assignment || planned.validFrom <= today) {
      const message = 'There is no such change ahead. Reload the page to see where he is.';
      return fail({ code: 'tier-change-unknown', message });
    }
    const documents = strapi.documents(ASSIGNMENT);
    await documents.delete({ documentId: assignment });
    const before = spans.at(-2);
    if (before) {
      await documents.update({ documentId: before.documentId, data: { validTo: null } as never });
    }
    return ok('done');
  });

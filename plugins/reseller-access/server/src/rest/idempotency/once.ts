import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Knex } from 'knex';

import { problem } from '../../../../../../src/platform/errors';
import { requestKeyOf } from '../../../../../../src/platform/request-key';
import { type Access, scopeOf } from '../../access';
import { afterScope, takePutOff, withResellerScope } from '../../wall';
import { callerOf } from './caller-of';
import { requestHash } from './request-hash';

/** How long answers are kept, at least. */
export const KEPT_DAYS = 7;

type Row = { reseller_id: number; caller: string; key: string };
type Kept = { sha256: string; status: number | null; body: string | null };
type Request = { strapi: Core.Strapi; ctx: Context; row: Row };

const keyReused = () =>
  problem({
    status: 409,
    code: 'idempotency-key-reused',
    field: 'Idempotency-Key',
    message: 'This idempotency key came before, with another request.',
    whatToDo: 'Use a new key for each thing that you want done.',
  });

const inHand = () =>
  problem({
    status: 409,
    code: 'request-in-hand',
    field: 'Idempotency-Key',
    message:
      'A request with this idempotency key has begun, and it is not known yet what came of it.',
    whatToDo: 'Look whether it was done. If it was not after a minute, send it with a new key.',
  });

/** Takes the key for this request. Waits while another request has it in hand. False: it was there before. */
const take = async (trx: Knex.Transaction, row: Row, sha256: string): Promise<boolean> => {
  const { rowCount } = await trx.raw(
    `insert into billing.idempotency_keys (reseller_id, caller, key, request_sha256) values (?, ?, ?, ?)
     on conflict do nothing`,
    [row.reseller_id, row.caller, row.key, sha256],
  );
  return rowCount === 1;
};

const find = async (trx: Knex.Transaction, row: Row): Promise<Kept> => {
  const kept = await trx('billing.idempotency_keys')
    .where(row)
    .first('request_sha256 as sha256', 'status', 'body');
  if (!kept) throw new Error('An idempotency key that was taken is not there.');
  return kept as Kept;
};

const answerOf = (ctx: Context) => ({
  status: ctx.status,
  body: JSON.stringify(ctx.body ?? null),
});

/**
 * Does what a request put off until its scope had ended, which is committed by itself, and keeps the answer then. A request
 * that fails there gives its key free. One that is killed there leaves it without an answer: nobody is told that it was done.
 */
const finish = async (
  { strapi, ctx, row }: Request,
  putOff: readonly (() => Promise<void>)[],
): Promise<void> => {
  const kept = () =>
    strapi.db.connection('billing.idempotency_keys').where({ ...row, status: null });
  try {
    for (const run of putOff) await run();
  } catch (error) {
    await kept().delete();
    throw error;
  }
  await kept().update(answerOf(ctx));
};

/** Old keys go a few at a time, with the requests that bring new ones: no job is needed, and no request waits long. */
const forgetOld = async (strapi: Core.Strapi): Promise<void> => {
  await strapi.db.connection.raw(
    `delete from billing.idempotency_keys where ctid in (
       select ctid from billing.idempotency_keys where created_at < now() - make_interval(days => ?)
       order by created_at limit 100 for update skip locked)`,
    [KEPT_DAYS],
  );
};

/**
 * Does what a request asks for once, however often it comes with the same `Idempotency-Key`; later ones get the first
 * answer again, with the header `Idempotency-Replayed: true`. Of two at the same moment the second waits for the first.
 * The key is kept in the transaction of the write, so neither is there without the other: what failed can be tried again.
 * What is done after the scope has a transaction of its own: see `finish`.
 *
 * @throws problem 400 `idempotency-key-invalid`; 409 `idempotency-key-reused` for another request, `request-in-hand`; what
 * `run` throws.
 */
export const once = async ({
  strapi,
  ctx,
  access,
  run,
}: {
  strapi: Core.Strapi;
  ctx: Context;
  access: Access;
  run: () => Promise<void>;
}): Promise<void> => {
  const key = requestKeyOf(ctx);
  if (key === undefined) return run();
  const row = {
    reseller_id: access.resellerId,
    caller: callerOf(ctx, access),
    key,
  };
  const sha256 = requestHash(ctx);
  await withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
    if (await take(trx, row, sha256)) {
      const putOff = await takePutOff(ctx, run);
      if (putOff.length > 0) {
        await afterScope({ ctx, run: () => finish({ strapi, ctx, row }, putOff) });
      } else await trx('billing.idempotency_keys').where(row).update(answerOf(ctx));
      return;
    }
    const kept = await find(trx, row);
    if (kept.sha256 !== sha256) throw keyReused();
    if (kept.status === null || kept.body === null) throw inHand();
    ctx.set('Idempotency-Replayed', 'true');
    ctx.status = kept.status;
    ctx.body = JSON.parse(kept.body) as unknown;
  });
  await afterScope({ ctx, run: () => forgetOld(strapi) });
};

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BillingError, Result } from '../../../../../src/billing';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListReratings, Rerating } from '../../../shared/contracts/reratings';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { bodyOf } from '../http/rerating-input';
import { sendCsv } from '../http/send-csv';
import { applyRerating, discardRerating, retryRerating } from '../usage/rerating/control-rerating';
import { outcomeCsv } from '../usage/rerating/outcome-csv';
import { readRerating } from '../usage/rerating/read-rerating';
import { findRerating, listReratings, toRerating } from '../usage/rerating/rerating-row';
import { startRerating } from '../usage/rerating/start-rerating';
import { startWhatIf } from '../usage/rerating/start-what-if';
import { suspenseActor } from '../usage/suspense/actor';
import { database } from '../usage/usage-file-row';

const orThrow = <Value>(result: Result<Value, BillingError>): Value => {
  if (result.ok) return result.value;
  throw toHttpError(result.error);
};

/** Rating anew and what-if; see shared/contracts/reratings.ts. */
export const reratingsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);
  const actor = () => suspenseActor(strapi);

  const requireRow = async (documentId: string) => {
    const row = await findRerating(db(), { documentId });
    if (!row) throw unknownRerating();
    return row;
  };
  const answer = async (ctx: Context, { documentId }: { documentId: string }) => {
    ctx.body = { data: toRerating(await requireRow(documentId)) };
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const kind: Rerating['kind'] = ctx.query.kind === 'what-if' ? 'what-if' : 'rerating';
      const { rows, total } = await listReratings(db(), { page, pageSize, kind });
      ctx.body = {
        results: rows.map(toRerating),
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListReratings;
    },

    async show(ctx: Context) {
      const detail = await readRerating(db(), { documentId: documentIdOf(ctx) });
      if (!detail) throw unknownRerating();
      ctx.body = { data: detail };
    },

    async start(ctx: Context) {
      const body = bodyOf(ctx, 'rerating');
      const started = orThrow(await startRerating({ strapi }, { ...body, actor: actor() }));
      ctx.status = 201;
      await answer(ctx, started);
    },

    async startWhatIf(ctx: Context) {
      const body = bodyOf(ctx, 'whatIf');
      const asked = { body, resellerId: null, actor: actor() };
      const started = orThrow(await startWhatIf({ strapi }, asked));
      ctx.status = 201;
      await answer(ctx, started);
    },

    async apply(ctx: Context) {
      const documentId = documentIdOf(ctx);
      await answer(ctx, orThrow(await applyRerating({ strapi }, { documentId, actor: actor() })));
    },

    async discard(ctx: Context) {
      await answer(
        ctx,
        orThrow(await discardRerating({ strapi }, { documentId: documentIdOf(ctx) })),
      );
    },

    async retry(ctx: Context) {
      await answer(
        ctx,
        orThrow(await retryRerating({ strapi }, { documentId: documentIdOf(ctx) })),
      );
    },

    async csv(ctx: Context) {
      const row = await requireRow(documentIdOf(ctx));
      const lines = outcomeCsv(db(), row, { isBureau: true });
      await sendCsv({ ctx, fileName: 'rated-anew.csv', lines });
    },
  };
};

const unknownRerating = () =>
  problem({
    status: 404,
    code: 'rerating-unknown',
    message: 'There is no such trial.',
    whatToDo: 'Choose one from the list.',
  });

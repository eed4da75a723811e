import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListRuns } from '../../../shared/contracts/runs';
import { documentIdOf, parsePage, parseStartRun, requireDate, toPagination } from '../http/input';
import { actorName } from '../http/actor';
import { cancelRun, type ControlResult, issueRun, retryRun } from '../runs/control-run';
import { previewDue } from '../runs/preview-due';
import { runDetail } from '../runs/run-detail';
import { database, findRun, listRuns, toSummary } from '../runs/run-row';
import { startRun } from '../runs/start-run';

export const runsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const answerWithRun = async (ctx: Context, by: { id: number }) => {
    const run = await findRun(db(), by);
    if (run) ctx.body = { data: toSummary(run) };
  };

  const control = async (ctx: Context, result: ControlResult) => {
    if (!result.ok) {
      throw toHttpError(result.error, { status: result.error.code === 'run-unknown' ? 404 : 409 });
    }
    await answerWithRun(ctx, result.value);
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { runs, total } = await listRuns(db(), { page, pageSize });
      ctx.body = {
        results: runs.map(toSummary),
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListRuns;
    },

    async start(ctx: Context) {
      const { runDate, resellerDocumentId, autoIssue } = parseStartRun(ctx.request);
      const reseller = resellerDocumentId
        ? await db()('resellers').where({ document_id: resellerDocumentId }).first('id')
        : null;
      if (resellerDocumentId && !reseller) {
        throw problem({
          status: 400,
          code: 'reseller-unknown',
          field: 'resellerDocumentId',
          message: 'There is no such reseller.',
          whatToDo: 'Choose a reseller from the list.',
        });
      }
      const result = await startRun(
        { strapi },
        { runDate, resellerId: reseller?.id ?? null, autoIssue, startedBy: actorName(ctx) },
      );
      if (!result.ok) throw toHttpError(result.error);
      ctx.status = 201;
      await answerWithRun(ctx, result.value);
    },

    async show(ctx: Context) {
      const detail = await runDetail(db(), documentIdOf(ctx));
      if (!detail) throw unknownRun();
      ctx.body = { data: detail };
    },

    async issue(ctx: Context) {
      await control(ctx, await issueRun({ strapi }, { documentId: documentIdOf(ctx) }));
    },

    async cancel(ctx: Context) {
      await control(
        ctx,
        await cancelRun({ strapi }, { documentId: documentIdOf(ctx), by: actorName(ctx) }),
      );
    },

    async retry(ctx: Context) {
      await control(ctx, await retryRun({ strapi }, { documentId: documentIdOf(ctx) }));
    },

    async due(ctx: Context) {
      ctx.body = { data: await previewDue(db(), { runDate: requireDate(ctx.query, 'date') }) };
    },
  };
};

const unknownRun = () =>
  problem({
    status: 404,
    code: 'run-unknown',
    message: 'There is no such bill run.',
    whatToDo: 'Choose one from the list of bill runs.',
  });

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ApproveBills } from '../../../shared/contracts/run-windows';
import type { ListDryRunBills, ListRuns } from '../../../shared/contracts/runs';
import {
  documentIdOf,
  parseBills,
  parseIssue,
  parseOutlook,
  parsePage,
  parseSearch,
  parseStartRun,
  requireDate,
  toPagination,
} from '../http/input';
import { actorName } from '../http/actor';
import { approvalOutlook } from '../runs/approval-outlook';
import { approveBills, issueRun, takeApprovalBack } from '../runs/approve-bills';
import { cancelRun, retryRun } from '../runs/control-run';
import { letGoOn, pauseRun, resumeRun } from '../runs/pause-run';
import { previewDue } from '../runs/preview-due';
import { runDetail } from '../runs/run-detail';
import { database, findRun, listRuns, toSummary } from '../runs/run-row';
import { dryRunBills, dryRunSums } from '../runs/read-dry-run';
import { readRunLog } from '../runs/run-log';
import { startRun } from '../runs/start-run';
import type { ControlError, ControlResult } from '../runs/with-run';

export const runsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const answerWithRun = async (ctx: Context, by: { id: number }) => {
    const run = await findRun(db(), by);
    if (run) ctx.body = { data: toSummary(run) };
  };

  const control = async (ctx: Context, result: ControlResult) => {
    if (!result.ok) throw controlProblem(result.error);
    await answerWithRun(ctx, result.value);
  };

  const answerApproved = (ctx: Context, result: ControlResult<{ approved: number }>) => {
    if (!result.ok) throw controlProblem(result.error);
    ctx.body = { data: { approved: result.value.approved } } satisfies ApproveBills;
  };

  /** Which run, and who acts. */
  const act = (ctx: Context) => ({ documentId: documentIdOf(ctx), by: actorName(ctx) });

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { runs, total } = await listRuns(db(), { page, pageSize });
      ctx.body = {
        results: runs.map(toSummary),
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListRuns;
    },

    async report(ctx: Context) {
      const run = await findRun(db(), { documentId: documentIdOf(ctx) });
      if (!run) throw unknownRun();
      const { page, pageSize } = parsePage(ctx.query);
      const { search } = parseSearch(ctx.query);
      const wanted = { runId: run.id, page, pageSize, ...(search && { search }) };
      const { results, total } = await dryRunBills(db(), wanted);
      ctx.body = {
        results,
        sums: await dryRunSums(db(), run.id),
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListDryRunBills;
    },

    async start(ctx: Context) {
      const { runDate, resellerDocumentId, autoIssue, isDryRun } = parseStartRun(ctx.request);
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
        {
          runDate,
          resellerId: reseller?.id ?? null,
          autoIssue,
          isDryRun,
          startedBy: actorName(ctx),
        },
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

    async log(ctx: Context) {
      const run = await findRun(db(), { documentId: documentIdOf(ctx) });
      if (!run) throw unknownRun();
      ctx.body = { data: await readRunLog(db(), run.id) };
    },

    async issue(ctx: Context) {
      await control(ctx, await issueRun({ strapi }, { ...act(ctx), ...parseIssue(ctx) }));
    },

    async approve(ctx: Context) {
      answerApproved(ctx, await approveBills({ strapi }, { ...act(ctx), ...parseBills(ctx) }));
    },

    async outlook(ctx: Context) {
      const run = await findRun(db(), { documentId: documentIdOf(ctx) });
      if (!run) throw unknownRun();
      const bills = parseOutlook(ctx);
      ctx.body = { data: await approvalOutlook(db(), { runId: run.id, bills }) };
    },

    async unapprove(ctx: Context) {
      const { bills } = parseBills(ctx);
      answerApproved(ctx, await takeApprovalBack({ strapi }, { ...act(ctx), bills }));
    },

    async cancel(ctx: Context) {
      await control(ctx, await cancelRun({ strapi }, act(ctx)));
    },

    async retry(ctx: Context) {
      await control(ctx, await retryRun({ strapi }, act(ctx)));
    },

    async pause(ctx: Context) {
      await control(ctx, await pauseRun({ strapi }, act(ctx)));
    },

    async resume(ctx: Context) {
      await control(ctx, await resumeRun({ strapi }, act(ctx)));
    },

    async checkAgain(ctx: Context) {
      await control(ctx, await letGoOn({ strapi }, { ...act(ctx), anyway: false }));
    },

    async goOn(ctx: Context) {
      await control(ctx, await letGoOn({ strapi }, { ...act(ctx), anyway: true }));
    },

    async due(ctx: Context) {
      ctx.body = { data: await previewDue(db(), { runDate: requireDate(ctx.query, 'date') }) };
    },
  };
};

/** What a person is told who wants what a run does not allow. */
export const controlProblem = (error: ControlError) =>
  toHttpError(error, { status: error.code.endsWith('-unknown') ? 404 : 409 });

export const unknownRun = () =>
  problem({
    status: 404,
    code: 'run-unknown',
    message: 'There is no such bill run.',
    whatToDo: 'Choose one from the list of bill runs.',
  });

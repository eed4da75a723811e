import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import type { GetBillCheck, ListChecks, TryAgain } from '../../../shared/contracts/checks';
import { amendBill, recalculateBill, withdrawAmendment } from '../checks/change-bill';
import { commentBill } from '../checks/comment-bill';
import { checkTotals, listChecks } from '../checks/list-checks';
import { listParked } from '../checks/list-parked';
import { runCertificate } from '../checks/run-certificate';
import { showCheck } from '../checks/show-check';
import { readToday } from '../checks/today';
import { tryParkedAgain, tryParkedTogether } from '../checks/try-parked';
import { actorName } from '../http/actor';
import { parseAmendment, parseCheckQuery, parseComment, parseCustomers } from '../http/check-input';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { database, findRun, type RunRow } from '../runs/run-row';
import type { ControlResult } from '../runs/with-run';
import { controlProblem, unknownRun } from './runs';

const unknownBill = () =>
  problem({
    status: 404,
    code: 'bill-unknown',
    message: 'There is no such bill in a check.',
    whatToDo:
      'It may have been made anew without anything to pay, or cancelled. Go back to the list.',
  });

/** The check of bills before they are issued, and what waits for a person. */
export const checksController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const runOf = async (ctx: Context): Promise<RunRow> => {
    const run = await findRun(db(), { documentId: documentIdOf(ctx) });
    if (!run) throw unknownRun();
    return run;
  };

  const answer = async (ctx: Context) => {
    const bill = await showCheck(db(), { documentId: documentIdOf(ctx) });
    if (!bill) throw unknownBill();
    ctx.body = { data: bill } satisfies GetBillCheck;
  };

  /** Whose bill is named by the path. */
  const whose = async (ctx: Context) => {
    const bill = await showCheck(db(), { documentId: documentIdOf(ctx) });
    if (!bill) throw unknownBill();
    return { customer: bill.customerDocumentId, run: bill.runDocumentId, by: actorName(ctx) };
  };

  const changed = async (ctx: Context, result: ControlResult<unknown>) => {
    if (!result.ok) throw controlProblem(result.error);
    await answer(ctx);
  };

  return {
    async list(ctx: Context) {
      const run = await runOf(ctx);
      const page = parsePage(ctx.query);
      const wanted = { runId: run.id, ...page, ...parseCheckQuery(ctx.query) };
      const { results, total } = await listChecks(db(), wanted);
      ctx.body = {
        results,
        totals: await checkTotals(db(), { runId: run.id }),
        pagination: toPagination({ ...page, total }),
      } satisfies ListChecks;
    },

    show: answer,

    async comment(ctx: Context) {
      const body = parseComment(ctx);
      const said = { invoice: documentIdOf(ctx), author: actorName(ctx), byReseller: false, body };
      if (!(await commentBill(db(), said))) throw unknownBill();
      await answer(ctx);
    },

    async amend(ctx: Context) {
      const amendment = parseAmendment(ctx);
      await changed(ctx, await amendBill({ strapi }, { ...(await whose(ctx)), amendment }));
    },

    async withdraw(ctx: Context) {
      const { params } = ctx as unknown as { params: { id: string } };
      const result = await withdrawAmendment(
        { strapi },
        { ...(await whose(ctx)), amendment: params.id },
      );
      await changed(ctx, result);
    },

    async recalculate(ctx: Context) {
      await changed(ctx, await recalculateBill({ strapi }, await whose(ctx)));
    },

    async parked(ctx: Context) {
      ctx.body = { data: await listParked(db()) };
    },

    async tryAgain(ctx: Context) {
      const customer = documentIdOf(ctx);
      const result = await tryParkedAgain({ strapi }, { customer, by: actorName(ctx) });
      if (!result.ok) throw controlProblem(result.error);
      const still = (await listParked(db())).some(
        (parked) => parked.customerDocumentId === customer,
      );
      ctx.body = {
        data: { ...result.value, isStillParked: still && !result.value.isNewRun },
      } satisfies TryAgain;
    },

    async tryTogether(ctx: Context) {
      const tried = { customers: parseCustomers(ctx), by: actorName(ctx) };
      ctx.body = { data: await tryParkedTogether({ strapi }, tried) };
    },

    async certificate(ctx: Context) {
      const run = await runOf(ctx);
      ctx.attachment(`${run.name.replaceAll(' ', '-').toLowerCase()}-certificate.json`);
      ctx.type = 'application/json';
      ctx.body = JSON.stringify(await runCertificate(db(), run), null, 2);
    },

    async today(ctx: Context) {
      ctx.body = { data: await readToday(strapi) };
    },
  };
};

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BillingError, Result } from '../../../../../src/billing';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import type {
  ListRecyclings,
  ListSuspenseGroups,
  ListSuspenseRows,
  SuspenseRowDetail,
} from '../../../shared/contracts/suspense';
import { actorName } from '../http/actor';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { queryText, rowIdOf, suspenseBody, suspenseQuery } from '../http/suspense-input';
import { sendCsv } from '../http/send-csv';
import { suspenseActor } from '../usage/suspense/actor';
import { addRate } from '../usage/suspense/add-rate';
import { assignNumber, makeService } from '../usage/suspense/assign-number';
import { correctRow } from '../usage/suspense/correct-row';
import { exportRows } from '../usage/suspense/export-rows';
import { listGroups } from '../usage/suspense/list-groups';
import { listRows } from '../usage/suspense/list-rows';
import { loadRowReadingOf } from '../usage/suspense/row-reading';
import { findRecycling, listRecyclings, toRecycling } from '../usage/suspense/recycling-row';
import { findRowDetail } from '../usage/suspense/row-detail';
import {
  findCustomers,
  findProducts,
  servicesOfCustomer,
  servicesWithNumber,
} from '../usage/suspense/services-of';
import { type SettleAction, settleRows } from '../usage/suspense/settle-rows';
import { startRecycling } from '../usage/suspense/start-recycling';
import { takeBack } from '../usage/suspense/take-back';
import { tryRecycling } from '../usage/suspense/try-recycling';
import { database } from '../usage/usage-file-row';

const orThrow = <Value>(result: Result<Value, BillingError>): Value => {
  if (result.ok) return result.value;
  throw toHttpError(result.error);
};

/** Lists of suspended rows, what mends them, and recycling; see shared/contracts/suspense.ts. */
export const suspenseController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);
  const actor = () => suspenseActor(strapi);

  const requireRow = async (id: number): Promise<SuspenseRowDetail> => {
    const row = Number.isNaN(id) ? undefined : await findRowDetail(db(), id);
    if (!row) throw unknownRow();
    return row;
  };

  const settle = (action: SettleAction) => async (ctx: Context) => {
    const { selection, reason } = suspenseBody(ctx, 'settle');
    const settled = await settleRows({ strapi }, { action, selection, reason, actor: actor() });
    ctx.body = { data: orThrow(settled) };
  };

  return {
    async groups(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { selection } = suspenseQuery(ctx.query);
      const { groups, total, totals } = await listGroups(db(), { selection, page, pageSize });
      ctx.body = {
        results: groups,
        pagination: toPagination({ page, pageSize, total }),
        totals,
      } satisfies ListSuspenseGroups;
    },

    async rows(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { rows, totals } = await listRows(db(), {
        page,
        pageSize,
        ...suspenseQuery(ctx.query),
      });
      ctx.body = {
        results: rows,
        pagination: toPagination({ page, pageSize, total: totals.rows }),
        totals,
      } satisfies ListSuspenseRows;
    },

    async rowsCsv(ctx: Context) {
      const lines = exportRows(db(), suspenseQuery(ctx.query).selection);
      await sendCsv({ ctx, fileName: 'usage-not-taken.csv', lines });
    },

    async row(ctx: Context) {
      ctx.body = { data: await requireRow(rowIdOf(ctx)) };
    },

    async correct(ctx: Context) {
      const { id } = await requireRow(rowIdOf(ctx));
      const body = suspenseBody(ctx, 'text');
      orThrow(await correctRow({ strapi }, { id, ...body, actor: actor() }));
      ctx.body = { data: await requireRow(id) };
    },

    async read(ctx: Context) {
      const { id, text } = suspenseBody(ctx, 'read');
      const { lineNo } = await requireRow(id);
      const read = await loadRowReadingOf(database(strapi), id);
      ctx.body = { data: read({ text, lineNo }) };
    },

    accept: settle('accept'),
    withdraw: settle('withdraw'),
    writeOff: settle('write-off'),
    reopen: settle('reopen'),

    async takeBack(ctx: Context) {
      const { id } = await requireRow(rowIdOf(ctx));
      const { reason } = suspenseBody(ctx, 'reason');
      orThrow(await takeBack({ strapi }, { id, reason, actor: actor() }));
      ctx.body = { data: await requireRow(id) };
    },

    async assign(ctx: Context) {
      ctx.body = {
        data: orThrow(await assignNumber({ strapi }, suspenseBody(ctx, 'assign'))),
      };
    },

    async makeService(ctx: Context) {
      ctx.body = {
        data: orThrow(await makeService({ strapi }, suspenseBody(ctx, 'service'))),
      };
    },

    async addRate(ctx: Context) {
      ctx.body = {
        data: orThrow(
          await addRate({ strapi }, { rate: suspenseBody(ctx, 'rate'), actor: actorName(ctx) }),
        ),
      };
    },

    async customers(ctx: Context) {
      ctx.body = { data: await findCustomers(db(), queryText(ctx.query, 'search')) };
    },

    async products(ctx: Context) {
      ctx.body = { data: await findProducts(db(), queryText(ctx.query, 'search')) };
    },

    async services(ctx: Context) {
      ctx.body = { data: await servicesOfCustomer(db(), queryText(ctx.query, 'customer')) };
    },

    async numbers(ctx: Context) {
      ctx.body = { data: await servicesWithNumber(db(), queryText(ctx.query, 'number')) };
    },

    async try(ctx: Context) {
      const { selection } = suspenseBody(ctx, 'selection');
      ctx.body = {
        data: orThrow(await tryRecycling({ strapi }, { selection, actor: actor() })),
      };
    },

    async start(ctx: Context) {
      const { selection } = suspenseBody(ctx, 'selection');
      const started = orThrow(await startRecycling({ strapi }, { selection, actor: actor() }));
      const recycling = await findRecycling(db(), { id: started.id });
      if (!recycling) throw unknownRecycling();
      ctx.status = 201;
      ctx.body = { data: toRecycling(recycling) };
    },

    async recyclings(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { rows, total } = await listRecyclings(db(), { page, pageSize });
      ctx.body = {
        results: rows.map(toRecycling),
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListRecyclings;
    },

    async recycling(ctx: Context) {
      const recycling = await findRecycling(db(), { documentId: documentIdOf(ctx) });
      if (!recycling) throw unknownRecycling();
      ctx.body = { data: toRecycling(recycling) };
    },
  };
};

const unknownRow = () =>
  problem({
    status: 404,
    code: 'suspended-row-unknown',
    message: 'There is no such row.',
    whatToDo: 'Choose one from the list of suspended rows.',
  });

const unknownRecycling = () =>
  problem({
    status: 404,
    code: 'recycling-unknown',
    message: 'There is no such run of recycling.',
    whatToDo: 'Choose one from the list of runs.',
  });

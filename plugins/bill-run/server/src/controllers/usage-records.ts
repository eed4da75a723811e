import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem } from '../../../../../src/platform/errors';
import type { ListUsageRecords } from '../../../shared/contracts/usage-records';
import { parsePage, toPagination } from '../http/input';
import { recordIdOf, recordsQuery } from '../http/records-input';
import { sendCsv } from '../http/send-csv';
import { listRecords } from '../usage/records/list-records';
import { findRecordDetail } from '../usage/records/record-detail';
import { exportRecords } from '../usage/records/records-csv';
import { database } from '../usage/usage-file-row';

type Params = { params: Record<string, string | undefined> };

/** Calls and other records as they were rated; see shared/contracts/usage-records.ts. */
export const usageRecordsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { page, pageSize } = parsePage(ctx.query);
    const filter = recordsQuery(ctx.query);
    const { rows, totals } = await listRecords(database(strapi), { ...filter, page, pageSize });
    ctx.body = {
      results: rows,
      pagination: toPagination({ page, pageSize, total: totals.records ?? totals.atMost }),
      totals,
    } satisfies ListUsageRecords;
  },

  async csv(ctx: Context) {
    const lines = exportRecords(database(strapi), recordsQuery(ctx.query));
    await sendCsv({ ctx, fileName: 'usage.csv', lines });
  },

  async show(ctx: Context) {
    const id = recordIdOf((ctx as unknown as Params).params.id);
    const record = id === undefined ? undefined : await findRecordDetail(database(strapi), id);
    if (!record) throw unknownRecord();
    ctx.body = { data: record };
  },
});

const unknownRecord = () =>
  problem({
    status: 404,
    code: 'usage-record-unknown',
    message: 'There is no such record.',
    whatToDo: 'Choose one from the list of calls.',
  });

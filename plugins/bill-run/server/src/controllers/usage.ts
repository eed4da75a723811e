import { rm } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type {
  ListSuspense,
  ListUsageDifferences,
  ListUsageFiles,
} from '../../../shared/contracts/usage';
import { actorName } from '../http/actor';
import { parseFileFilter } from '../http/file-filter';
import { parsePage, toPagination } from '../http/input';
import { sendCsv } from '../http/send-csv';
import { listUsageFiles } from '../usage/list-files';
import { eachSuspended, listSuspense, summariseSuspense } from '../usage/read-suspense';
import { receiveUsageFile } from '../usage/receive-usage-file';
import { retryUsageFile } from '../usage/retry-usage-file';
import { listDifferences } from '../usage/superseding';
import { suspenseCsv } from '../usage/suspense-csv';
import { parseSuspenseFilter, uploadOf } from '../usage/upload-input';
import { database, findUsageFile, toUsageFile, type UsageFileRow } from '../usage/usage-file-row';

const documentIdOf = (ctx: Context): string =>
  String((ctx as unknown as { params: Record<string, string> }).params.documentId);

export const usageController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const requireFile = async (
    by: { id: number } | { documentId: string },
  ): Promise<UsageFileRow> => {
    const file = await findUsageFile(db(), by);
    if (!file) throw unknownFile();
    return file;
  };

  const answerWithFile = async (ctx: Context, file: UsageFileRow) => {
    const suspense = await summariseSuspense(db(), file.id);
    ctx.body = { data: { ...toUsageFile(file), suspense } };
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const filter = parseFileFilter(ctx.query);
      const { files, totals } = await listUsageFiles(db(), { page, pageSize, ...filter });
      ctx.body = {
        results: files.map(toUsageFile),
        pagination: toPagination({ page, pageSize, total: totals.files }),
        totals,
      } satisfies ListUsageFiles;
    },

    async upload(ctx: Context) {
      const upload = uploadOf(ctx.request);
      try {
        const { path, fileName, source } = upload;
        const received = await receiveUsageFile(
          { strapi },
          { path, fileName, source, receivedBy: actorName(ctx) },
        );
        if (!received.ok) throw toHttpError(received.error);
        ctx.status = 201;
        await answerWithFile(ctx, await requireFile({ id: received.value.id }));
      } finally {
        // The body parser leaves its temporary files behind; these can be gigabytes.
        await Promise.all(upload.temporary.map((path) => rm(path, { force: true })));
      }
    },

    async show(ctx: Context) {
      await answerWithFile(ctx, await requireFile({ documentId: documentIdOf(ctx) }));
    },

    async differences(ctx: Context) {
      const { id } = await requireFile({ documentId: documentIdOf(ctx) });
      const { page, pageSize } = parsePage(ctx.query);
      const { differences, totals } = await listDifferences(db(), { fileId: id, page, pageSize });
      ctx.body = {
        results: differences,
        pagination: toPagination({ page, pageSize, total: totals.differences }),
        totals,
      } satisfies ListUsageDifferences;
    },

    async retry(ctx: Context) {
      const { id } = await requireFile({ documentId: documentIdOf(ctx) });
      const retried = await retryUsageFile({ strapi }, { fileId: id });
      if (!retried.ok) throw toHttpError(retried.error);
      await answerWithFile(ctx, await requireFile({ id }));
    },

    async suspense(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const filter = parseSuspenseFilter(ctx.query);
      const { rows, total } = await listSuspense(db(), { page, pageSize, ...filter });
      ctx.body = {
        results: rows,
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListSuspense;
    },

    async suspenseCsv(ctx: Context) {
      const file = await requireFile({ documentId: documentIdOf(ctx) });
      const fileName = `${file.fileName.replace(/\.[^.]*$/, '')}-not-taken.csv`;
      await sendCsv({ ctx, fileName, lines: suspenseCsv(eachSuspended(db(), file.id)) });
    },
  };
};

const unknownFile = () =>
  problem({
    status: 404,
    code: 'usage-file-unknown',
    message: 'There is no such usage file.',
    whatToDo: 'Choose one from the list of usage files.',
  });

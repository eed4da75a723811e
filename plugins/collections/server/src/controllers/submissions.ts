import { createReadStream } from 'node:fs';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListSubmissions, Submission } from '../../../shared/contracts/submissions';
import { actorName } from '../http/actor';
import { parseCreateSubmission, parsePage } from '../http/input';
import { bacsToday, type SubmissionsService } from '../services/submissions';

type WithBody = { request: { body?: unknown } };
type Params = { params: { documentId: string } };

const WHAT_TO_DO: Record<string, string> = {
  'originator-unknown': 'Open the list of what waits and choose from there.',
  'processing-date-invalid': 'Open the list of what waits: it shows the days that are possible.',
  'nothing-to-collect': 'Look at the list of files that were written.',
  'total-changed': 'Reload the list of what waits and confirm the total that it shows now.',
  'file-not-possible': 'Correct what the message names and try again.',
};

const CONFLICTS = new Set(['nothing-to-collect', 'total-changed']);

/** Files of Direct Debits. */
export const submissions = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): SubmissionsService => strapi.plugin('collections').service('submissions');

  return {
    async list(ctx: Context) {
      ctx.body = (await service().list(parsePage(ctx.query))) satisfies ListSubmissions;
    },

    async waiting(ctx: Context) {
      const { waiting, uncollectable } = await service().overview({ today: bacsToday() });
      ctx.body = {
        data: {
          waiting: waiting.map(({ originatorId: _originatorId, ...group }) => group),
          uncollectable,
        },
      };
    },

    async create(ctx: Context) {
      const body = parseCreateSubmission((ctx as unknown as WithBody).request.body);
      const originatorId = await service().findOriginatorId({
        documentId: body.originatorDocumentId,
      });
      if (originatorId === undefined) {
        throw problem({
          code: 'originator-unknown',
          field: 'originatorDocumentId',
          message: 'There is no such originator.',
          whatToDo: WHAT_TO_DO['originator-unknown'],
        });
      }
      const result = await service().createSubmission({
        originatorId,
        processingDate: body.processingDate,
        confirmedTotalPence: body.confirmedTotalPence,
        createdOn: bacsToday(),
        createdBy: actorName(ctx),
      });
      if (!result.ok) {
        throw toHttpError(result.error, {
          status: CONFLICTS.has(result.error.code) ? 409 : 400,
          whatToDo: WHAT_TO_DO[result.error.code],
        });
      }
      const { documentId } = result.value;
      const data: Submission | undefined = await service().find({ documentId });
      ctx.status = 201;
      ctx.body = { data };
    },

    async file(ctx: Context) {
      const { documentId } = (ctx as unknown as Params).params;
      const opened = await service().openFile({ documentId });
      if (!opened) {
        throw problem({
          status: 404,
          code: 'submission-unknown',
          message: 'There is no such file.',
          whatToDo: 'Choose one from the list of files that were written.',
        });
      }
      ctx.attachment(opened.fileName);
      ctx.type = 'text/plain; charset=us-ascii';
      ctx.set('Cache-Control', 'no-store');
      ctx.body = createReadStream(opened.file);
    },
  };
};

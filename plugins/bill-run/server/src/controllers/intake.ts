import { rm } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { currentActor } from '../../../../../src/platform/audit';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import { requestKeyOf } from '../../../../../src/platform/request-key';
import type { SendEvents } from '../../../shared/contracts/usage-events';
import { eventsBody } from '../http/events-input';
import { requireBureauToken } from '../http/require-bureau-token';
import { receiveEvents } from '../usage/events/receive-events';
import { receiveUsageFile } from '../usage/receive-usage-file';
import { findSource } from '../usage/sources/source-row';
import { uploadOf } from '../usage/upload-input';
import { database, findUsageFile, toUsageFile } from '../usage/usage-file-row';

const STATUS: Record<string, number> = {
  'usage-file-already-imported': 409,
  'idempotency-key-reused': 409,
  'events-not-taken': 503,
};

const ASKED = { what: 'Usage of the bureau is taken from', scope: 'intake' };

/** What the bureau's own systems send in, with an API token; see shared/contracts/usage-events.ts. */
export const intakeController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);
  const sender = (): string => currentActor(strapi).name ?? 'API token';

  /** A slip in a code must not make a source of its own when no person looks on. */
  const requireSource = async (code: string): Promise<void> => {
    if (await findSource(db(), { code })) return;
    throw problem({
      code: 'usage-source-unknown',
      field: 'source',
      message: code === '' ? 'No source is named.' : `There is no source with the code ${code}.`,
      whatToDo: 'Send the code of a source as it stands under Usage, Sources.',
    });
  };

  return {
    async events(ctx: Context) {
      requireBureauToken(ctx, ASKED);
      const { source, events } = eventsBody(ctx);
      await requireSource(source);
      const key = requestKeyOf(ctx);
      const received = await receiveEvents(
        { strapi },
        { source, events, receivedBy: sender(), ...(key !== undefined && { key }) },
      );
      if (!received.ok) {
        throw toHttpError(received.error, { status: STATUS[received.error.code] });
      }
      ctx.status = 201;
      ctx.body = { data: received.value } satisfies SendEvents;
    },

    async file(ctx: Context) {
      requireBureauToken(ctx, ASKED);
      const { path, fileName, source, temporary } = uploadOf(ctx.request);
      try {
        await requireSource(source);
        const received = await receiveUsageFile(
          { strapi },
          { path, fileName, source, receivedBy: sender(), door: 'rest' },
        );
        if (!received.ok) {
          throw toHttpError(received.error, { status: STATUS[received.error.code] });
        }
        const file = await findUsageFile(db(), { id: received.value.id });
        ctx.status = 201;
        ctx.body = { data: file && toUsageFile(file) };
      } finally {
        await Promise.all(temporary.map((file) => rm(file, { force: true })));
      }
    },
  };
};

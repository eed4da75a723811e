import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Result } from '../../../../../src/billing';
import { problem, toHttpError } from '../../../../../src/platform/errors';
import { creditInvoice, previewCredit } from '../corrections/credit-invoice';
import { readCorrections } from '../corrections/read-corrections';
import { previewReissue, reissueInvoice } from '../corrections/reissue-invoice';
import { sendCopy } from '../corrections/send-copy';
import { actorName } from '../http/actor';
import { copyBody, correctionBody, previewBody } from '../http/corrections-input';
import { documentIdOf } from '../http/input';
import { database } from '../runs/run-row';

const STATUS: Record<string, number> = {
  'invoice-unknown': 404,
  'already-reissued': 409,
  'invoice-not-issued': 409,
  'nothing-to-credit': 409,
  'request-reused': 409,
};

const orThrow = <Value>(result: Result<Value>): Value => {
  if (result.ok) return result.value;
  throw toHttpError(result.error, { status: STATUS[result.error.code] ?? 400 });
};

/** What puts an issued invoice right. See shared/contracts/corrections.ts. */
export const correctionsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);
  const inputOf = (ctx: Context) => ({
    documentId: documentIdOf(ctx),
    madeBy: actorName(ctx),
    body: correctionBody(ctx),
  });
  return {
    async show(ctx: Context) {
      const data = await readCorrections(db(), documentIdOf(ctx));
      if (!data) {
        const message = 'There is no such invoice.';
        throw problem({ status: 404, code: 'invoice-unknown', message });
      }
      ctx.body = { data };
    },
    async previewCredit(ctx: Context) {
      const preview = { documentId: documentIdOf(ctx), lines: previewBody(ctx).lines };
      ctx.body = { data: orThrow(await previewCredit(db(), preview)) };
    },
    async credit(ctx: Context) {
      ctx.body = { data: orThrow(await creditInvoice({ strapi }, inputOf(ctx))) };
    },
    async previewReissue(ctx: Context) {
      const preview = { documentId: documentIdOf(ctx), lines: previewBody(ctx).lines };
      ctx.body = { data: orThrow(await previewReissue(db(), preview)) };
    },
    async reissue(ctx: Context) {
      ctx.body = { data: orThrow(await reissueInvoice({ strapi }, inputOf(ctx))) };
    },
    async sendCopy(ctx: Context) {
      const input = { documentId: documentIdOf(ctx), by: actorName(ctx), ...copyBody(ctx) };
      ctx.body = { data: orThrow(await sendCopy({ strapi }, input)) };
    },
  };
};

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { currentActor } from '../../../../../src/platform/audit';
import type { KeyAnswer, ListKeys, SecretAnswer } from '../../../shared/contracts/keys';
import { requireCapability } from '../access';
import { neverStore, parseBody, pathPart } from '../http/body';
import { changeKey } from '../keys/change-key';
import { createKey } from '../keys/create-key';
import { createKeyBody, putKeyBody, rotateKeyBody } from '../keys/key-input';
import type { KeyOwner } from '../keys/key-owner';
import { listKeys } from '../keys/list-keys';
import { revokeKey } from '../keys/revoke-key';
import { rotateKey } from '../keys/rotate-key';
import { requireReseller } from '../resellers/require-reseller';

type FindOwner = (ctx: Context) => Promise<KeyOwner>;

const handlers = (strapi: Core.Strapi, findOwner: FindOwner) => {
  const me = (): string => currentActor(strapi).name ?? 'unknown';
  return {
    async list(ctx: Context) {
      const owner = await findOwner(ctx);
      ctx.body = (await listKeys({ strapi, owner })) satisfies ListKeys;
    },

    async create(ctx: Context) {
      const owner = await findOwner(ctx);
      const input = parseBody(ctx, createKeyBody);
      const answer = await createKey({ strapi, owner, input, createdBy: me() });
      neverStore(ctx);
      ctx.status = 201;
      ctx.body = answer satisfies SecretAnswer;
    },

    async change(ctx: Context) {
      const owner = await findOwner(ctx);
      const input = parseBody(ctx, putKeyBody);
      const data = await changeKey({ strapi, owner, id: pathPart(ctx, 'id'), input });
      ctx.body = { data } satisfies KeyAnswer;
    },

    async rotate(ctx: Context) {
      const owner = await findOwner(ctx);
      const { graceHours } = parseBody(ctx, rotateKeyBody);
      const id = pathPart(ctx, 'id');
      const answer = await rotateKey({ strapi, owner, id, graceHours, by: me() });
      neverStore(ctx);
      ctx.status = 201;
      ctx.body = answer satisfies SecretAnswer;
    },

    async revoke(ctx: Context) {
      const owner = await findOwner(ctx);
      const data = await revokeKey({ strapi, owner, id: pathPart(ctx, 'id'), revokedBy: me() });
      ctx.body = { data } satisfies KeyAnswer;
    },
  };
};

/** Keys of a reseller, kept by staff. See shared/contracts/keys.ts. */
export const keys = ({ strapi }: { strapi: Core.Strapi }) =>
  handlers(strapi, async (ctx) => ({
    reseller: await requireReseller({ strapi, documentId: pathPart(ctx, 'documentId') }),
    isStaff: true,
  }));

/** Keys of the reseller for whom the caller acts, kept by his owners, behind the wall. */
export const myKeys = ({ strapi }: { strapi: Core.Strapi }) =>
  handlers(strapi, async (ctx) => {
    const { resellerId } = await requireCapability({ strapi, ctx, capability: 'keys.manage' });
    return { reseller: await requireReseller({ strapi, id: resellerId }), isStaff: false };
  });

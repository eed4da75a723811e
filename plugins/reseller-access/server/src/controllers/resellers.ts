import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import {
  type GetReseller,
  type ListActivity,
  type ListResellers,
  type PutCapabilities,
  RESELLER_SWITCHES,
  type ResellerSwitch,
} from '../../../shared/contracts/resellers';
import { parseBody, pathPart } from '../http/body';
import { listActivity } from '../resellers/list-activity';
import { parseActivityQuery, parseResellerQuery } from '../resellers/list-query';
import { listResellers } from '../resellers/list-resellers';
import { setCapabilities } from '../resellers/set-capabilities';
import { showReseller } from '../resellers/show-reseller';

const switches = z.strictObject(
  Object.fromEntries(
    RESELLER_SWITCHES.map((name) => [name, z.boolean('say yes or no.').optional()]),
  ) as Record<ResellerSwitch, z.ZodOptional<z.ZodBoolean>>,
);

/** Staff's pages about resellers. See shared/contracts/resellers.ts. */
export const resellers = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const query = parseResellerQuery(ctx.query);
    ctx.body = (await listResellers({ strapi, query })) satisfies ListResellers;
  },

  async show(ctx: Context) {
    const documentId = pathPart(ctx, 'documentId');
    ctx.body = { data: await showReseller({ strapi, documentId }) } satisfies GetReseller;
  },

  async setCapabilities(ctx: Context) {
    const documentId = pathPart(ctx, 'documentId');
    const input = parseBody(ctx, switches);
    const data = await setCapabilities({ strapi, documentId, switches: input });
    ctx.body = { data } satisfies PutCapabilities;
  },

  async activity(ctx: Context) {
    const documentId = pathPart(ctx, 'documentId');
    const query = parseActivityQuery(ctx.query);
    ctx.body = (await listActivity({ strapi, documentId, query })) satisfies ListActivity;
  },
});

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { ListUsageSources, UsageSourceDetail } from '../../../shared/contracts/usage-sources';
import { actorName } from '../http/actor';
import { documentIdOf } from '../http/input';
import { formatOf, sourceBody } from '../http/source-input';
import {
  findSourceDetail,
  listResellers,
  listSources,
  listSuppliers,
} from '../usage/sources/list-sources';
import { isMapped, mappingOf } from '../usage/sources/mapping-of';
import { previewSource } from '../usage/sources/preview-source';
import { saveMapping } from '../usage/sources/save-mapping';
import { writeSource } from '../usage/sources/write-source';
import { database } from '../usage/usage-file-row';

/** Sources of usage and how they are read; see shared/contracts/usage-sources.ts. */
export const sourcesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const requireSource = async (documentId: string | null): Promise<UsageSourceDetail> => {
    const source = documentId === null ? undefined : await findSourceDetail(db(), documentId);
    if (!source) throw unknownSource();
    return source;
  };

  return {
    async list(ctx: Context) {
      ctx.body = { data: await listSources(db()) } satisfies ListUsageSources;
    },

    async choices(ctx: Context) {
      const [suppliers, resellers] = [await listSuppliers(db()), await listResellers(db())];
      ctx.body = { data: { suppliers, resellers } };
    },

    preset(ctx: Context) {
      const { params } = ctx as unknown as { params: { format?: string } };
      const format = formatOf(params.format);
      ctx.body = { data: format && isMapped(format) ? mappingOf(format, null) : null };
    },

    preview(ctx: Context) {
      ctx.body = { data: previewSource(sourceBody(ctx, 'preview')) };
    },

    async show(ctx: Context) {
      ctx.body = { data: await requireSource(documentIdOf(ctx)) };
    },

    async create(ctx: Context) {
      const documentId = await writeSource({ strapi }, { body: sourceBody(ctx, 'source') });
      ctx.status = 201;
      ctx.body = { data: await requireSource(documentId) };
    },

    async update(ctx: Context) {
      const { documentId } = await requireSource(documentIdOf(ctx));
      await writeSource({ strapi }, { documentId, body: sourceBody(ctx, 'source') });
      ctx.body = { data: await requireSource(documentId) };
    },

    async saveMapping(ctx: Context) {
      const body = sourceBody(ctx, 'mapping');
      const { documentId } = await requireSource(documentIdOf(ctx));
      const saved = await saveMapping(
        { strapi },
        { ...body, documentId, changedBy: actorName(ctx) },
      );
      if (!saved.ok) throw toHttpError(saved.error);
      ctx.body = { data: await requireSource(documentId) };
    },
  };
};

const unknownSource = () =>
  problem({
    status: 404,
    code: 'usage-source-unknown',
    message: 'There is no such usage source.',
    whatToDo: 'Choose one from the list of sources.',
  });

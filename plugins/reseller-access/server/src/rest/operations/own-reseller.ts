import { readResource } from '../engine';
import { resellers } from '../resources';
import type { Operation } from './operation';

/** GET /resellers/me: the company for which the caller works. */
export const ownReseller: Operation = {
  id: 'read-own-reseller',
  method: 'GET',
  path: '/resellers/me',
  needs: resellers.needs,
  isInPanel: true,
  describe: {
    summary: 'Read your own reseller',
    answer: { kind: 'single', resource: resellers },
  },
  async handle({ strapi, ctx, access }) {
    const id = access.resellerDocumentId;
    ctx.body = { data: await readResource({ strapi, access, resource: resellers, id }) };
  },
};

import { z } from 'zod';

import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import type { Operation } from './operation';

const source = z
  .strictObject({
    code: z.string().meta({ description: 'For the field source of a usage file.' }),
    name: z.string(),
    format: z.enum(['uk-standard-v3', 'generic-csv', 'json-events']),
  })
  .meta({ id: 'UsageSource', description: 'How files of yours may be read.' });

/** GET /usage-sources: how the reseller's own files may be read, besides as UK Standard CDRs. */
export const listUsageSources: Operation = {
  id: 'list-usage-sources',
  method: 'GET',
  path: '/usage-sources',
  needs: 'usage.write',
  isInPanel: true,
  describe: {
    summary: 'List the sources that are open to you',
    about: 'The bureau sets up how files are read, and opens it to who sends them.',
    answer: { kind: 'data', schema: z.strictObject({ data: z.array(source) }) },
  },
  async handle({ strapi, ctx, access }) {
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        ctx.body = { data: await usage.sourcesOf({ resellerId }) };
      },
    });
  },
};

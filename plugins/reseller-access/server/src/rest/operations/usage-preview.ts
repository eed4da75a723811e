import { z } from 'zod';

import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { parseBody } from '../writes/parse-body';
import type { Operation } from './operation';

/** Enough for all rows that are shown, of any format. */
const MOST_TEXT = 300_000;

const body = z
  .strictObject({
    source: z.string().trim().max(100).default('').meta({
      description: 'Code of a source of /usage-sources; empty: a UK Standard CDR file.',
    }),
    text: z.string().max(MOST_TEXT).meta({ description: 'The beginning of the file.' }),
  })
  .meta({ id: 'UsagePreviewBody' });

const count = z.int().min(0);
const row = z.strictObject({
  lineNo: z.int().meta({ description: 'From 1.' }),
  line: z.string().meta({ description: 'As it came.' }),
  kind: z.enum(['record', 'skipped', 'blank', 'rejected']).meta({
    description: 'What would become of it: taken, passed over, or held as not readable.',
  }),
  values: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  errors: z.array(
    z.strictObject({ field: z.string(), message: z.string(), code: z.string().optional() }),
  ),
});

const preview = z.strictObject({
  data: z
    .strictObject({
      rows: z.array(row).meta({ description: 'The first rows.' }),
      counts: z.strictObject({ record: count, skipped: count, blank: count, rejected: count }),
      error: z
        .strictObject({ field: z.string(), message: z.string() })
        .nullable()
        .meta({ description: 'Why no row can be read at all.' }),
    })
    .meta({ id: 'UsagePreview' }),
});

/** POST /usage-files/preview: how the beginning of a file would be read, before it is sent. Writes nothing. */
export const previewUsageFile: Operation = {
  id: 'preview-usage-file',
  method: 'POST',
  path: '/usage-files/preview',
  needs: 'usage.write',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'See how a usage file would be read',
    about: 'Of its beginning, as text. Nothing is stored. Owners and prices are not looked up.',
    takes: { kind: 'json', schema: body },
    answer: { kind: 'data', schema: preview },
    problems: ['usage-source-invalid'],
  },
  async handle({ strapi, ctx, access }) {
    const asked = parseBody(ctx, body);
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const seen = await usage.previewFile({ ...asked, resellerId });
        if (!seen.ok) throw toHttpError(seen.error);
        ctx.body = { data: seen.value };
      },
    });
  },
};

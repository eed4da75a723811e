import { z } from 'zod';

import { withResellerScope } from '../../wall';
import { scopeOf } from '../../access';
import { SUSPENSE_REASONS } from '../resources/usage-files';
import type { Operation } from './operation';

const held = z
  .strictObject({
    reason: z.enum(SUSPENSE_REASONS),
    rows: z.int().meta({ description: 'How many are held.' }),
    files: z.int().meta({ description: 'In how many files.' }),
    oldest: z.iso.date().nullable().meta({ description: 'Day of the oldest call among them.' }),
  })
  .meta({ id: 'HeldRows', description: 'Rows of your files that are held for one reason.' });

const SQL = `
  select s.reason, count(*)::int as rows, count(distinct s.file_id)::int as files,
         min(s.local_date)::text as oldest
  from billing.usage_suspense s where s.reseller_id = ? and s.status = 'open'
  group by s.reason order by count(*) desc, s.reason`;

/** GET /suspense: what is held of the reseller's own files, by reason. Mending and recycling is the bureau's. */
export const readSuspense: Operation = {
  id: 'read-suspense',
  method: 'GET',
  path: '/suspense',
  needs: 'usage.read',
  isInPanel: false,
  describe: {
    summary: 'Count what is held, by reason',
    about:
      'Rows of your own files. Add the service or the price that is missing, then ask the bureau to recycle; the rows themselves are under /suspended-rows.',
    answer: { kind: 'data', schema: z.strictObject({ data: z.array(held) }) },
  },
  async handle({ strapi, ctx, access }) {
    const data = await withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
      const { rows } = await trx.raw<{ rows: z.infer<typeof held>[] }>(SQL, [access.resellerId]);
      return rows;
    });
    ctx.body = { data };
  },
};

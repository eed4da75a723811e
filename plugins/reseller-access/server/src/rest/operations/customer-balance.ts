import { z } from 'zod';

import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { readResource } from '../engine';
import { customers } from '../resources';
import { type Operation, parameterOf } from './operation';

const count = (about: string) => z.int().meta({ description: about });

const allowance = z.strictObject({
  name: z.string(),
  service: z.string().nullable().meta({ description: 'The number that alone draws on it.' }),
  unit: z.enum(['second', 'message', 'byte', 'unit']),
  granted: count('What this period grants.'),
  carriedIn: count('What was carried over into it.'),
  used: count('What is used of both.'),
  left: count('What is left.'),
});

const balance = z
  .strictObject({
    customerId: z.string().meta({ description: 'Whose balance it is.' }),
    billDate: z.iso.date().meta({ description: 'The bill on which it comes.' }),
    periodFrom: z.iso.date().meta({ description: 'First day of the open period.' }),
    records: count('Calls, messages and other usage.'),
    seconds: count('Seconds that are charged.'),
    bytes: count('Data.'),
    messages: count('Messages.'),
    sellMicro: count('Price of it by the rate cards, in millionths of a pound without VAT.'),
    coveredMicro: count('What allowances cover of it so far.'),
    lastRecordAt: z.iso.datetime().nullable(),
    creditMicro: z.int().nullable().meta({ description: 'Credit of a prepaid customer.' }),
    allowances: z.array(allowance),
  })
  .meta({ id: 'Balance', description: 'What a customer has used since his last bill.' });

/** GET /customers/:id/balance: what the customer has used since his last bill, at this moment. */
export const customerBalance: Operation = {
  id: 'read-customer-balance',
  method: 'GET',
  path: '/customers/:id/balance',
  needs: 'usage.read',
  isInPanel: true,
  describe: {
    summary: 'Read the balance of a customer',
    about:
      'Usage since the last bill, and what is left of allowances and credit, as of this moment.',
    answer: { kind: 'data', schema: z.strictObject({ data: balance }) },
  },
  async handle({ strapi, ctx, access }) {
    const id = parameterOf(ctx, 'id');
    // Whether he is the caller's is found out behind the wall; allowances are drawn after it, with the bureau's cards.
    await readResource({ strapi, access, resource: customers, id });
    await afterScope({
      ctx,
      run: async () => {
        const balances = pluginService(strapi, 'bill-run', 'balances');
        ctx.body = { data: await balances.read({ customerDocumentId: id }) };
      },
    });
  },
};

import { z } from 'zod';

import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService, type PluginServices } from '../../../../../../src/platform/plugin-services';
import { scopeOf } from '../../access';
import { afterScope, withResellerScope } from '../../wall';
import { readResource } from '../engine';
import { named, requestIdField } from '../idempotency/named';
import { customers } from '../resources';
import { oneOf, text, whole } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import { type Call, type Operation, parameterOf } from './operation';

type Charges = PluginServices['bill-run']['nextCharges'];

const VAT = ['standard', 'reduced', 'zero', 'exempt', 'outside'] as const;
const PATH = '/customers/:id/next-bill-charges';

const body = z
  .strictObject({
    requestId: requestIdField('charges once'),
    description: text({ max: 200 }).meta({ description: 'The line on the bill.' }),
    netPence: whole({ min: -100_000_000, max: 100_000_000 })
      .refine((pence) => pence !== 0, 'It takes an amount other than nothing.')
      .meta({ description: 'Without VAT; a credit is negative.' }),
    vatTreatment: oneOf(VAT),
    reason: text({ max: 500, pattern: /\S/ }).meta({
      description: 'Why: it is in the explanation of the line.',
    }),
  })
  .meta({ id: 'NextBillChargeBody' });

const charge = z
  .strictObject({
    id: z.string().meta({ description: 'Unchanging.' }),
    description: z.string().meta({ description: 'The line on the bill.' }),
    netPence: z.int().meta({ description: 'Without VAT; a credit is negative.' }),
    vatTreatment: z.enum(VAT),
    reason: z.string(),
    author: z.string().meta({ description: 'Who charged it.' }),
    byReseller: z.boolean().meta({
      description: 'Whether the reseller did; only that he can take back.',
    }),
    billDate: z.iso.date().meta({ description: 'The bill that it comes on.' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'NextBillCharge' });

const chargesOf = ({ strapi }: Call): Charges => pluginService(strapi, 'bill-run', 'nextCharges');

/** The customer in the path, if he is the caller's. */
const ownCustomer = async ({ strapi, ctx, access }: Call): Promise<string> => {
  const id = parameterOf(ctx, 'id');
  await readResource({ strapi, access, resource: customers, id });
  return id;
};

/** What waits for the customer's bills that are not made yet, as the wall lets it through. */
const waitingFor = async (call: Call, customer: string): Promise<z.infer<typeof charge>[]> => {
  const { strapi, access } = call;
  const waiting = await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
    chargesOf(call).list({ trx, customer }),
  );
  return waiting.map(({ documentId, madeAt, ...rest }) => ({
    id: documentId,
    createdAt: madeAt,
    ...rest,
  }));
};

/** GET /customers/:id/next-bill-charges */
const listNextBillCharges: Operation = {
  id: 'list-next-bill-charges',
  method: 'GET',
  path: PATH,
  needs: 'invoices.read',
  isInPanel: true,
  describe: {
    summary: 'List what is charged by hand on the next bill',
    about: 'What you and the bureau put on the bills of a customer that are not made yet.',
    answer: { kind: 'data', schema: z.strictObject({ data: z.array(charge) }) },
  },
  async handle(call) {
    call.ctx.body = { data: await waitingFor(call, await ownCustomer(call)) };
  },
};

/** POST /customers/:id/next-bill-charges: what is charged or credited belongs to the bureau's bill, so after the scope. */
const chargeNextBill: Operation = {
  id: 'charge-next-bill',
  method: 'POST',
  path: PATH,
  needs: 'bills.approve',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Charge on the next bill',
    about:
      'A charge by hand, or a credit when it is negative, on the next bill that is not made yet: a line with its reason. A bill that waits for its approval is amended instead.',
    takes: { kind: 'json', schema: body },
    answer: {
      kind: 'data',
      schema: z.strictObject({ data: charge.pick({ id: true, billDate: true }) }),
      status: 201,
    },
    problems: ['request-reused'],
  },
  async handle(call) {
    const customer = await ownCustomer(call);
    const said = named(call.ctx, parseBody(call.ctx, body));
    const by = actorOf(call);
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const made = await chargesOf(call).charge({ customer, by, body: said });
        if (!made.ok) throw toHttpError(made.error, { status: 409 });
        const { documentId: id, billDate } = made.value;
        call.ctx.status = 201;
        call.ctx.body = { data: { id, billDate } };
      },
    });
  },
};

const STATUS: Record<string, number> = { 'charge-unknown': 404 };

/** DELETE /customers/:id/next-bill-charges/:charge */
const withdrawNextBillCharge: Operation = {
  id: 'withdraw-next-bill-charge',
  method: 'DELETE',
  path: `${PATH}/:charge`,
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Take a charge by hand back',
    about: 'Only what the reseller charged himself, until its bill is made.',
    answer: { kind: 'nothing' },
    problems: ['charge-unknown', 'charge-is-billed'],
  },
  async handle(call) {
    const customer = await ownCustomer(call);
    const withdrawn = { customer, charge: parameterOf(call.ctx, 'charge'), by: actorOf(call) };
    call.ctx.status = 204;
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const done = await chargesOf(call).withdraw(withdrawn);
        if (!done.ok) throw toHttpError(done.error, { status: STATUS[done.error.code] ?? 409 });
      },
    });
  },
};

/** What is charged by hand on the next bills of the reseller's customers. */
export const nextBillCharges: readonly Operation[] = [
  listNextBillCharges,
  chargeNextBill,
  withdrawNextBillCharge,
];

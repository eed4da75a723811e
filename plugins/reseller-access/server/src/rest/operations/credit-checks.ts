import { z } from 'zod';

import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService, type PluginServices } from '../../../../../../src/platform/plugin-services';
import { scopeOf } from '../../access';
import { afterScope, withResellerScope } from '../../wall';
import { readResource } from '../engine';
import { named, requestIdField } from '../idempotency/named';
import { customers } from '../resources';
import { day, oneOf, text, whole } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import { creditCheckSchema, RESULTS } from './credit-check-schema';
import { type Call, type Operation, parameterOf } from './operation';

type Checks = PluginServices['bill-run']['creditChecks'];

const PATH = '/customers/:id/credit-checks';

const words = (max: number) => text({ max, pattern: /\S/ });

const recordBody = z
  .strictObject({
    requestId: requestIdField('records once'),
    checkedOn: day().meta({ description: 'The day of the check; not one to come.' }),
    provider: words(100).meta({ description: 'Who was asked about the customer.' }),
    reference: words(100).nullish().meta({ description: "The provider's own." }),
    result: oneOf(RESULTS),
    limitPence: whole({ min: 0, max: 100_000_000_000 }).nullish().meta({
      description: 'The most that the provider advises to be owed.',
    }),
    note: words(1000).nullish(),
    askedBy: words(200).nullish().meta({
      description: 'Who wanted to know. Left out: who records it.',
    }),
  })
  .meta({ id: 'CreditCheckBody' });

const takeBackBody = z
  .strictObject({ reason: words(1000).meta({ description: 'Why: it stays listed with it.' }) })
  .meta({ id: 'TakeCreditCheckBackBody' });

const checksOf = ({ strapi }: Call): Checks => pluginService(strapi, 'bill-run', 'creditChecks');

/** The customer in the path, if he is the caller's. */
const ownCustomer = async ({ strapi, ctx, access }: Call): Promise<string> => {
  const id = parameterOf(ctx, 'id');
  await readResource({ strapi, access, resource: customers, id });
  return id;
};

/** GET /customers/:id/credit-checks */
const listCreditChecks: Operation = {
  id: 'list-credit-checks',
  method: 'GET',
  path: PATH,
  needs: 'credit-checks.read',
  isInPanel: true,
  describe: {
    summary: 'List the credit checks of a customer',
    about: 'The latest first, those that were taken back among them.',
    answer: { kind: 'data', schema: z.strictObject({ data: z.array(creditCheckSchema) }) },
  },
  async handle(call) {
    const customer = await ownCustomer(call);
    const found = await withResellerScope(
      { strapi: call.strapi, ...scopeOf(call.access) },
      (scope) => checksOf(call).list({ trx: scope.trx, customer }),
    );
    call.ctx.body = {
      data: found.map(({ documentId, recordedAt, ...rest }) => ({
        id: documentId,
        createdAt: recordedAt,
        ...rest,
      })),
    };
  },
};

/** POST /customers/:id/credit-checks: its act is the bureau's to write, so after the scope. */
const recordCreditCheck: Operation = {
  id: 'record-credit-check',
  method: 'POST',
  path: PATH,
  needs: 'credit-checks.write',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Record a credit check',
    about:
      "What a provider said of a customer's credit. It is written down; nobody is asked. The bureau charges it by your tier on its day.",
    takes: { kind: 'json', schema: recordBody },
    answer: {
      kind: 'data',
      schema: z.strictObject({ data: creditCheckSchema.pick({ id: true }) }),
      status: 201,
    },
    problems: ['day-invalid', 'request-reused'],
  },
  async handle(call) {
    const customer = await ownCustomer(call);
    const body = named(call.ctx, parseBody(call.ctx, recordBody));
    const by = actorOf(call);
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const made = await checksOf(call).record({ customer, by, body });
        if (!made.ok) {
          throw toHttpError(made.error, { status: made.error.code === 'day-invalid' ? 400 : 409 });
        }
        call.ctx.status = 201;
        call.ctx.body = { data: { id: made.value.documentId } };
      },
    });
  },
};

/** POST /customers/:id/credit-checks/:check/withdrawal */
const takeCreditCheckBack: Operation = {
  id: 'take-credit-check-back',
  method: 'POST',
  path: `${PATH}/:check/withdrawal`,
  needs: 'credit-checks.write',
  isInPanel: true,
  describe: {
    summary: 'Take a credit check back',
    about:
      'Only what the reseller recorded himself. It stays listed with the reason, and is not charged unless it has been billed already.',
    takes: { kind: 'json', schema: takeBackBody },
    answer: { kind: 'nothing' },
    problems: ['check-unknown', 'check-taken-back', 'act-on-draft'],
  },
  async handle(call) {
    const customer = await ownCustomer(call);
    const { reason } = parseBody(call.ctx, takeBackBody);
    const taken = { customer, reason, check: parameterOf(call.ctx, 'check'), by: actorOf(call) };
    call.ctx.status = 204;
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const done = await checksOf(call).takeBack(taken);
        if (!done.ok) {
          throw toHttpError(done.error, {
            status: done.error.code === 'check-unknown' ? 404 : 409,
          });
        }
      },
    });
  },
};

/** What was found out about the credit of the reseller's customers. */
export const creditChecks: readonly Operation[] = [
  listCreditChecks,
  recordCreditCheck,
  takeCreditCheckBack,
];

import { z } from 'zod';

import { problem, toHttpError } from '../../../../../../src/platform/errors';
import { pluginService, type PluginServices } from '../../../../../../src/platform/plugin-services';
import type { BillCheck } from '../../../../../bill-run/shared/contracts/checks';
import { scopeOf } from '../../access';
import { afterScope, withResellerScope } from '../../wall';
import { notFound, readResource } from '../engine';
import { proformas } from '../resources';
import { oneOf, text, whole } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import { type Call, type Operation, parameterOf } from './operation';

type Bills = PluginServices['bill-run']['bills'];

const billsOf = ({ strapi }: Call): Bills => pluginService(strapi, 'bill-run', 'bills');

const CLOSED = ['bill-not-open', 'approval-closed'];

const reason = () => text({ max: 500 });
const pence = () => whole({ min: -100_000_000, max: 100_000_000 });

const commentBody = z.strictObject({ body: text({ max: 2000 }) });
const amendmentBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    description: text({ max: 200 }),
    netPence: pence(),
    vatTreatment: oneOf(['standard', 'reduced', 'zero', 'exempt', 'outside']),
    reason: reason(),
  }),
  z.strictObject({
    kind: z.literal('remove'),
    lineKey: text({ max: 300 }),
    description: text({ max: 200 }).optional(),
    reason: reason(),
  }),
  z.strictObject({
    kind: z.literal('reprice'),
    lineKey: text({ max: 300 }),
    description: text({ max: 200 }).optional(),
    netPence: pence(),
    reason: reason(),
  }),
]);

/** The bill in the path, if it is his. */
const ownBill = async (call: Call): Promise<BillCheck> => {
  const { strapi, ctx, access } = call;
  const { resellerId } = access;
  const documentId = parameterOf(ctx, 'id');
  const bill = await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
    billsOf(call).show({ trx, documentId, resellerId }),
  );
  if (!bill) throw notFound(proformas.singular);
  return bill;
};

/** POST /proformas/:id/comments */
export const commentProforma: Operation = {
  id: 'comment-proforma',
  method: 'POST',
  path: '/proformas/:id/comments',
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Comment on a proforma',
    about: 'The bureau sees it beside the bill and among what waits for it today.',
    takes: { kind: 'json', schema: commentBody },
    answer: { kind: 'single', resource: proformas, status: 201 },
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const { body } = parseBody(ctx, commentBody);
    const { invoiceDocumentId: invoice } = await ownBill(call);
    await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
      billsOf(call).comment({ trx, invoice, author: actorOf(call), body }),
    );
    ctx.status = 201;
    ctx.body = { data: await readResource({ strapi, access, resource: proformas, id: invoice }) };
  },
};

/** Does something to his bill with the bureau's rights, when the wall has let him through. */
const changing = async (
  call: Call,
  change: (
    bills: Bills,
    whose: { customer: string; run: string; by: string },
  ) => ReturnType<Bills['recalculate']>,
): Promise<void> => {
  const bill = await ownBill(call);
  if (bill.closesAt === null || Date.parse(bill.closesAt) <= Date.now()) {
    throw problem({
      status: 409,
      code: 'bill-not-open',
      message: 'The time in which this bill can be amended is over.',
      whatToDo: 'Write a comment, or ask the bureau.',
    });
  }
  const whose = {
    customer: bill.customerDocumentId,
    run: bill.runDocumentId,
    by: actorOf(call),
  };
  call.ctx.status = 204;
  await afterScope({
    ctx: call.ctx,
    run: async () => {
      const result = await change(billsOf(call), whose);
      if (!result.ok) throw toHttpError(result.error, { status: 409 });
    },
  });
};

/** POST /proformas/:id/amendments */
export const amendProforma: Operation = {
  id: 'amend-proforma',
  method: 'POST',
  path: '/proformas/:id/amendments',
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Amend a proforma',
    about:
      'Adds a line (a credit is negative), leaves one out, or prices one anew, and makes the bill anew at once. Its approval has to be given again. lineKey is that of the lines of the proforma.',
    takes: { kind: 'json', schema: amendmentBody },
    answer: { kind: 'nothing' },
    problems: CLOSED,
  },
  async handle(call) {
    const amendment = parseBody(call.ctx, amendmentBody);
    await changing(call, (bills, whose) => bills.amend({ ...whose, amendment }));
  },
};

/** DELETE /proformas/:id/amendments/:amendment */
export const withdrawAmendment: Operation = {
  id: 'withdraw-amendment',
  method: 'DELETE',
  path: '/proformas/:id/amendments/:amendment',
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Take an amendment back',
    about:
      'Only what the reseller amended himself; the bill is made anew at once. What the bureau changed it takes back on request.',
    answer: { kind: 'nothing' },
    problems: ['bill-not-open', 'bill-unchanged'],
  },
  async handle(call) {
    const amendment = parameterOf(call.ctx, 'amendment');
    await changing(call, (bills, whose) => bills.withdraw({ ...whose, amendment }));
  },
};

/** POST /proformas/:id/recalculations */
export const recalculateProforma: Operation = {
  id: 'recalculate-proforma',
  method: 'POST',
  path: '/proformas/:id/recalculations',
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Make a proforma anew',
    about:
      'From the services and prices as they are now, for instance after a service was changed.',
    answer: { kind: 'nothing' },
    problems: CLOSED,
  },
  async handle(call) {
    await changing(call, (bills, whose) => bills.recalculate(whose));
  },
};

import { z } from 'zod';

import { problem, toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { scopeOf } from '../../access';
import { withResellerScope } from '../../wall';
import { idOf, text } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import type { Operation } from './operation';

const version = () => text({ max: 60 });

const approvalBody = z
  .strictObject({
    proformaIds: z.array(idOf('proforma')).min(1).max(1000).optional(),
    all: z.literal(true).optional(),
    versions: z.record(idOf('proforma'), version()).optional().meta({
      description: 'The version of each proforma that was seen, by its id.',
    }),
    version: version().optional().meta({
      description: 'With all: the version that GET /approvals told.',
    }),
  })
  .meta({ id: 'ApprovalBody' });

const pence = (description: string) => z.int().meta({ description });
const outlook = z
  .strictObject({
    approves: z.int().meta({ description: 'How many proformas wait for you.' }),
    version: z.string().meta({ description: 'Of them together; to be named when approving all.' }),
    invoices: z.int().meta({ description: 'How many would be issued at once.' }),
    creditNotes: z.int().meta({ description: 'And how many of what is below nothing.' }),
    grossPence: pence('What those come to.'),
    directDebits: z.int().meta({ description: 'How many of them are taken by Direct Debit.' }),
    directDebitPence: pence('What is taken.'),
    collectedFrom: z.iso.date().nullable().meta({ description: 'The first day on which it is.' }),
    collectedTo: z.iso.date().nullable().meta({ description: 'The last.' }),
  })
  .meta({ id: 'ApprovalOutlook' });

/** GET /approvals: what waits for him, and what it would do if he approved it all. */
export const readApprovals: Operation = {
  id: 'read-approvals',
  method: 'GET',
  path: '/approvals',
  needs: 'invoices.read',
  isInPanel: true,
  describe: {
    summary: 'Read what approving all would do',
    about:
      'What waits for your approval, and what is issued and taken if you approve all of it now.',
    answer: { kind: 'data', schema: z.strictObject({ data: outlook }) },
  },
  async handle({ strapi, ctx, access }) {
    const bills = pluginService(strapi, 'bill-run', 'bills');
    const { resellerId } = access;
    const data = await withResellerScope({ strapi, ...scopeOf(access) }, ({ trx }) =>
      bills.outlook({ trx, resellerId }),
    );
    ctx.body = { data };
  },
};

/** POST /approvals: named proformas, or all that wait. */
export const approveProformas: Operation = {
  id: 'approve-proformas',
  method: 'POST',
  path: '/approvals',
  needs: 'bills.approve',
  isInPanel: true,
  describe: {
    summary: 'Approve proformas',
    about:
      'Names proformas, or says all. When all of a run are approved they are issued, which cannot be undone. What is approved already stays so. Name the versions that you have seen, and nothing is approved if one was made anew since. Refused where the bureau approves.',
    takes: { kind: 'json', schema: approvalBody },
    answer: { kind: 'nothing' },
    problems: ['nothing-to-approve', 'bill-changed', 'bill-not-open', 'approval-closed'],
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const { proformaIds, all, ...seen } = parseBody(ctx, approvalBody);
    if ((proformaIds === undefined) === (all === undefined)) {
      throw problem({
        code: 'required',
        field: 'proformaIds',
        message: 'It is not said which proformas are approved.',
        whatToDo: 'Send proformaIds, or all: true, and not both.',
      });
    }
    const bills = pluginService(strapi, 'bill-run', 'bills');
    // What is refused in here is undone with it.
    await withResellerScope({ strapi, ...scopeOf(access) }, async ({ trx }) => {
      const { resellerId } = access;
      const approval = { trx, resellerId, invoices: proformaIds ?? null, by: actorOf(call) };
      const done = await bills.approve({ ...approval, ...seen });
      if (!done.ok) throw toHttpError(done.error, { status: 409 });
      if (done.value.approved > 0) return;
      throw problem({
        status: 409,
        code: 'nothing-to-approve',
        message: 'None of these waits for an approval.',
        whatToDo: 'List the proformas to see where they stand.',
      });
    });
    ctx.status = 204;
  },
};

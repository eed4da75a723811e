import { z } from 'zod';

import { currentActor } from '../../../../../../src/platform/audit';
import { problem, toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { readResource } from '../engine';
import { customers } from '../resources';
import { day, idOf } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { type Operation, parameterOf } from './operation';

const micro = (about: string) => z.int().meta({ description: `${about} Millionths of a pound.` });

const amounts = {
  calls: z.int(),
  changed: z.int().meta({ description: 'Calls whose price is another.' }),
  sellBeforeMicro: micro('What customers are charged.'),
  sellAfterMicro: micro('What they would be.'),
  buyBeforeMicro: micro('What you are charged.'),
  buyAfterMicro: micro('What you would be.'),
};

const group = z.strictObject({
  key: z.string().meta({ description: 'Id of the customer, or the band.' }),
  name: z.string(),
  ...amounts,
});

const whatIf = z
  .strictObject({
    id: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    from: z.iso.date(),
    to: z.iso.date(),
    calls: z.int().meta({ description: 'How many there are to price.' }),
    done: z.int(),
    outcome: z
      .strictObject({
        total: z.strictObject(amounts),
        byCustomer: z.array(group).meta({ description: 'The biggest hundred differences.' }),
        byBand: z.array(group),
        unratable: z.array(z.strictObject({ reason: z.string(), calls: z.int() })),
      })
      .nullable()
      .meta({ description: 'Null until it is done.' }),
  })
  .meta({
    id: 'WhatIf',
    description: 'Calls of some days as a version of a card would price them.',
  });

const answer = { kind: 'data', schema: z.strictObject({ data: whatIf }) } as const;

const body = z
  .strictObject({
    versionId: idOf('rate card version'),
    from: day(),
    to: day(),
    customerId: idOf('customer').optional(),
  })
  .meta({ id: 'WhatIfToStart' });

/** POST /what-ifs: prices the calls of some days by a version of one of the reseller's cards, usually a draft. */
export const startWhatIf: Operation = {
  id: 'start-what-if',
  method: 'POST',
  path: '/what-ifs',
  needs: 'rates.write',
  isInPanel: false,
  describe: {
    summary: 'Price past calls by a draft',
    about:
      'Revenue and margin by customer and band, before a version goes live. Nothing is changed. It works in the background: read it again until it is done. Rating calls anew, which does change them, is the bureau’s.',
    takes: { kind: 'json', schema: body },
    answer: { ...answer, status: 201 },
    problems: ['version-unknown', 'period-invalid', 'choice-unknown', 'no-records'],
  },
  async handle({ strapi, ctx, access }) {
    const { versionId: version, customerId: customer, ...days } = parseBody(ctx, body);
    const { resellerId } = access;
    // Behind the wall first: what is somebody else's is not there.
    if (customer !== undefined) {
      await readResource({ strapi, access, resource: customers, id: customer });
    }
    const { kind, id, name } = currentActor(strapi);
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const started = await usage.startWhatIf({
          body: { version, ...days, ...(customer !== undefined && { customer }) },
          resellerId,
          actor: { kind, id, name },
        });
        if (!started.ok) throw toHttpError(started.error);
        ctx.status = 201;
        ctx.body = { data: started.value };
      },
    });
  },
};

/** GET /what-ifs/:id */
export const readWhatIf: Operation = {
  id: 'read-what-if',
  method: 'GET',
  path: '/what-ifs/:id',
  needs: 'rates.write',
  isInPanel: false,
  describe: {
    summary: 'Read what a draft would come to',
    answer,
    problems: ['what-if-unknown'],
  },
  async handle({ strapi, ctx, access }) {
    const id = parameterOf(ctx, 'id');
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const data = await usage.readWhatIf({ id, resellerId });
        if (!data) throw unknown();
        ctx.body = { data };
      },
    });
  },
};

const unknown = () =>
  problem({
    status: 404,
    code: 'what-if-unknown',
    message: 'There is no such what-if.',
    whatToDo: 'Start one with POST /what-ifs.',
  });

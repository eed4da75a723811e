import { z } from 'zod';

import { currentActor } from '../../../../../../src/platform/audit';
import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { requestKeyOf } from '../../../../../../src/platform/request-key';
import { afterScope } from '../../wall';
import { SUSPENSE_REASONS } from '../resources/usage-files';
import { parseBody } from '../writes/parse-body';
import type { Operation } from './operation';

const MOST_EVENTS = 1_000;
const text = z.string().max(200);

const event = z
  .strictObject({
    id: text.optional().meta({ description: 'Yours, unchanging: by it a repeat is known.' }),
    type: z.enum(['voice', 'sms', 'data', 'event']).meta({ description: 'What was used.' }),
    from: text.meta({ description: 'The number, or the name of the service, that is charged.' }),
    to: text.optional().meta({ description: 'The number that was called or written to.' }),
    start: z.iso
      .datetime({ offset: true })
      .meta({ description: 'When it began, with a zone: 2026-06-02T09:30:00Z.' }),
    seconds: z.int().min(0).optional().meta({ description: 'Length of a call.' }),
    bytes: z.int().min(0).optional().meta({ description: 'Of data, both ways.' }),
    eventType: text
      .optional()
      .meta({ description: 'Kind of an event, as the rate card names it.' }),
    unit: text.optional().meta({ description: 'What its quantity counts.' }),
    quantity: z.int().min(0).optional().meta({ description: 'How many; of type event.' }),
    subject: text.optional().meta({ description: 'Whom or what a unique count counts.' }),
    description: text.optional().meta({ description: 'In your words.' }),
  })
  .meta({ id: 'UsageEvent', description: 'Something that was used.' });

const body = z.strictObject({
  events: z.array(event).min(1).max(MOST_EVENTS).meta({ description: 'One or more.' }),
});

const outcome = z
  .strictObject({
    index: z.int().meta({ description: 'Place in what you sent, from 0.' }),
    id: z.string().nullable().meta({ description: 'As you sent it.' }),
    outcome: z.enum(['accepted', 'duplicate', 'suspended']),
    reason: z.enum(SUSPENSE_REASONS).nullable().meta({ description: 'Why it was not accepted.' }),
    field: z.string().nullable(),
    message: z.string().nullable(),
  })
  .meta({ id: 'EventOutcome' });

const answer = z.strictObject({
  data: z.strictObject({
    id: z.string().meta({ description: 'Of the batch, which is a usage file from now on.' }),
    isRepeated: z
      .boolean()
      .meta({ description: 'The batch came before; nothing was taken twice.' }),
    received: z.int(),
    accepted: z.int(),
    suspended: z.int(),
    duplicates: z.int(),
    events: z.array(outcome),
  }),
});

const STATUS: Record<string, number> = { 'idempotency-key-reused': 409, 'events-not-taken': 503 };

/**
 * POST /usage/events: usage of the reseller's own systems, one event or many, rated before the answer. Its key is kept
 * with the batch, since the answer is made after the scope of the request.
 */
export const sendUsageEvents: Operation = {
  id: 'send-usage-events',
  method: 'POST',
  path: '/usage/events',
  needs: 'usage.write',
  isInPanel: false,
  isKnownAgain: true,
  describe: {
    summary: 'Send usage events',
    about: `Calls, messages, data or other events, up to ${MOST_EVENTS} at once. Each is answered: accepted and on a bill to come, a duplicate, or suspended with its reason. Send an Idempotency-Key, or the same events again, and nothing is taken twice.`,
    takes: { kind: 'json', schema: body },
    answer: { kind: 'data', schema: answer, status: 201 },
    problems: ['idempotency-key-reused', 'events-not-taken'],
  },
  async handle({ strapi, ctx, access }) {
    const { events } = parseBody(ctx, body);
    const key = requestKeyOf(ctx);
    const receivedBy = currentActor(strapi).name ?? access.via;
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const received = await usage.receiveEvents({
          events,
          receivedBy,
          resellerId,
          ...(key !== undefined && { key }),
        });
        if (!received.ok) {
          throw toHttpError(received.error, { status: STATUS[received.error.code] });
        }
        ctx.status = 201;
        ctx.body = { data: received.value };
      },
    });
  },
};

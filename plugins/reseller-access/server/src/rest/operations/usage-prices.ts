import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { notFound, readResource } from '../engine';
import { usageRecords } from '../resources';
import { parseBody } from '../writes/parse-body';
import { type Operation, parameterOf } from './operation';
import { explanation, simulateBody, simulation } from './price-schemas';

/** GET /usage-records/:id/explanation: why a call costs what it costs. */
export const explainUsageRecord: Operation = {
  id: 'explain-usage-record',
  method: 'GET',
  path: '/usage-records/:id/explanation',
  needs: usageRecords.needs,
  isInPanel: true,
  describe: {
    summary: 'Explain what a call costs and why',
    about: 'By the very version of the card that priced it. What you buy at is given as an amount.',
    answer: { kind: 'data', schema: explanation },
  },
  async handle({ strapi, ctx, access }) {
    const id = parameterOf(ctx, 'id');
    // Behind the wall first: what is somebody else's is not there.
    await readResource({ strapi, access, resource: usageRecords, id });
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const data = await usage.explainRecord({ recordId: id, resellerId });
        if (!data) throw notFound(usageRecords.singular);
        ctx.body = { data };
      },
    });
  },
};

/** POST /simulate: what something would cost. It writes nothing, so that it may be sent as often as one likes. */
export const simulateUsage: Operation = {
  id: 'simulate-usage',
  method: 'POST',
  path: '/simulate',
  needs: usageRecords.needs,
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Price a call, message or data without making it',
    about:
      'For a customer, by one of your cards, or by a draft of it; by the code that prices what comes in. With compareWith a second card is laid beside it.',
    takes: { kind: 'json', schema: simulateBody },
    answer: { kind: 'data', schema: simulation },
    problems: ['choice-unknown', 'number-missing', 'moment-invalid'],
  },
  async handle({ strapi, ctx, access }) {
    const body = parseBody(ctx, simulateBody);
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const simulated = await usage.simulate({ body: { ...body, fileMicro: 0 }, resellerId });
        if (!simulated.ok) throw toHttpError(simulated.error);
        ctx.body = { data: simulated.value };
      },
    });
  },
};

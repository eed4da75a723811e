import { z } from 'zod';

import { microToDecimalText } from '../../../../../../src/billing/money';
import { toHttpError } from '../../../../../../src/platform/errors';
import { pluginService, type PluginServices } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { named, requestIdField } from '../idempotency/named';
import { day, idOf, oneOf, text, truth, whole } from '../writes/body-fields';
import { parseBody } from '../writes/parse-body';
import { actorOf } from './actor-of';
import { type Call, type Operation, parameterOf } from './operation';

type Rises = PluginServices['bill-run']['priceRises'];
type Detail = Awaited<ReturnType<Rises['preview']>>;

const PATH = '/price-rises';

const percent = () =>
  text({
    max: 7,
    pattern: /^-?\d{1,3}(\.\d{1,2})?$/,
    what: 'a percentage as text with at most two decimals, for example "3.9"',
  });

const terms = z.strictObject({
  name: text({ max: 80, pattern: /\S/ }).meta({ description: 'As in the notice.' }),
  effectiveDate: day().meta({
    description: 'Each service pays more from its first period that begins on or after this day.',
  }),
  productId: idOf('product').nullish().meta({
    description: 'What costs more. Left out, by percent: all recurring products.',
  }),
  riseBy: oneOf(['amount', 'percent']),
  amount: text({
    max: 14,
    pattern: /^-?\d{1,6}(\.\d{1,6})?$/,
    what: 'pounds as text with at most six decimals, for example "1.50"',
  })
    .optional()
    .meta({ description: 'By an amount: pounds for one and a period; a fall is negative.' }),
  indexPercent: percent().optional().meta({ description: 'By percent: the published index.' }),
  addedPercent: percent().optional().meta({ description: 'By percent: what is added to it.' }),
  roundTo: oneOf(['penny', 'five-pence', 'ten-pence']).optional(),
  includesOwnPrices: truth().optional().meta({
    description: 'Also services whose price was agreed for them. Left out: they stay at it.',
  }),
  noticeDays: whole({ min: 0, max: 365 }).optional().meta({ description: 'Left out: 30.' }),
  noticeText: text({ max: 4000, pattern: /\S/ }).meta({
    description:
      'What customers are told by e-mail. {customer}, {product}, {old}, {new} and {date} are filled in; {prices} lists all that change for him, and is needed without a product.',
  }),
});

const previewBody = terms.meta({ id: 'PriceRisePreviewBody' });
const body = terms
  .extend({
    requestId: requestIdField('raises prices once'),
    services: whole({ min: 0, max: 10_000_000 }).meta({
      description: 'How many services it comes to, as the preview told.',
    }),
    sendNotices: truth().optional().meta({
      description: 'Left out: customers are told by e-mail. False: you tell them yourself.',
    }),
  })
  .meta({ id: 'PriceRiseBody' });

const pounds = (description: string) => z.string().meta({ description });
const outlook = z
  .strictObject({
    services: z.int().meta({ description: 'To be named when it is made.' }),
    customers: z.int(),
    customersWithoutEmail: z.int().meta({ description: 'You have to tell them otherwise.' }),
    monthlyBeforePence: z.int().meta({ description: 'What the services cost a month.' }),
    monthlyAfterPence: z.int(),
    notifyBy: z.iso.date().nullable().meta({
      description: 'The last day on which all are told in time; null when it comes to nobody.',
    }),
    isNoticeInTime: z.boolean(),
    servicesDecidedLater: z.int().meta({
      description: 'Left alone: their price was set from a day after that of the rise.',
    }),
    prices: z.array(
      z.strictObject({
        productName: z.string(),
        frequency: z.enum(['monthly', 'quarterly', 'annual']),
        oldPrice: pounds('Of one and a period, before.'),
        newPrice: pounds('And after.'),
        services: z.int(),
        quantity: z.int(),
      }),
    ),
  })
  .meta({ id: 'PriceRiseOutlook' });

/** Pounds as the lists give them: without zeros at the end. */
const priceOf = (micro: number): string => microToDecimalText(micro).replace(/\.?0+$/, '');

const toOutlook = (detail: Detail): z.infer<typeof outlook> => ({
  services: detail.services,
  customers: detail.customers,
  customersWithoutEmail: detail.customersWithoutEmail,
  monthlyBeforePence: detail.monthlyBeforePence,
  monthlyAfterPence: detail.monthlyAfterPence,
  notifyBy: detail.notifyBy,
  isNoticeInTime: detail.isNoticeInTime,
  servicesDecidedLater: detail.servicesDecidedLater,
  prices: detail.prices.map(({ oldMicro, newMicro, ...point }) => ({
    ...point,
    oldPrice: priceOf(oldMicro),
    newPrice: priceOf(newMicro),
  })),
});

const risesOf = ({ strapi }: Call): Rises => pluginService(strapi, 'bill-run', 'priceRises');

/** A body in the words of the content type. */
const toTerms = ({ productId, ...said }: z.infer<typeof terms>) => ({
  ...{ noticeDays: 30, includesOwnPrices: false, roundTo: 'penny' as const },
  ...said,
  product: productId ?? null,
});

const RULES = ['amount-needed', 'product-needed', 'percent-needed', 'prices-needed'];
const UNFIT = [...RULES, 'product-not-recurring', 'unknown-relation'];

/** POST /price-rises/preview: services of all his customers, whom the bureau's rights find. */
const previewPriceRise: Operation = {
  id: 'preview-price-rise',
  method: 'POST',
  path: `${PATH}/preview`,
  needs: 'price-rises.write',
  isInPanel: false,
  isKnownAgain: true,
  describe: {
    summary: 'Preview a price rise',
    about: 'Which of your services it would come to, and old and new prices. Nothing is changed.',
    takes: { kind: 'json', schema: previewBody },
    answer: { kind: 'data', schema: z.strictObject({ data: outlook }) },
    problems: UNFIT,
  },
  async handle(call) {
    const said = toTerms(parseBody(call.ctx, previewBody));
    const { resellerDocumentId } = call.access;
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const detail = await risesOf(call).preview({ resellerDocumentId, terms: said });
        call.ctx.body = { data: toOutlook(detail) };
      },
    });
  },
};

const STATUS: Record<string, number> = { 'rise-unknown': 404 };

/** POST /price-rises */
const makePriceRise: Operation = {
  id: 'make-price-rise',
  method: 'POST',
  path: PATH,
  needs: 'price-rises.write',
  isInPanel: false,
  isKnownAgain: true,
  describe: {
    summary: 'Raise prices',
    about:
      'Your customers pay more for a product, or for all, from their first periods on or after a day, and are told by e-mail. Preview it first, and name how many services it came to: if it is another number by now, nothing is done.',
    takes: { kind: 'json', schema: body },
    answer: {
      kind: 'data',
      schema: z.strictObject({ data: z.strictObject({ id: z.string() }) }),
      status: 201,
    },
    problems: [...UNFIT, 'notice-too-short', 'services-changed', 'request-reused'],
  },
  async handle(call) {
    const {
      requestId,
      services,
      sendNotices = true,
      ...said
    } = named(call.ctx, parseBody(call.ctx, body));
    const { resellerId, resellerDocumentId } = call.access;
    const by = actorOf(call);
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const made = await risesOf(call).schedule({
          ...{ resellerId, resellerDocumentId, by, requestId, services, sendNotices },
          terms: toTerms(said),
        });
        if (!made.ok) throw toHttpError(made.error, { status: 409 });
        call.ctx.status = 201;
        call.ctx.body = { data: { id: made.value.documentId } };
      },
    });
  },
};

/** POST /price-rises/:id/withdrawal */
const withdrawPriceRise: Operation = {
  id: 'withdraw-price-rise',
  method: 'POST',
  path: `${PATH}/:id/withdrawal`,
  needs: 'price-rises.write',
  isInPanel: false,
  describe: {
    summary: 'Take a price rise back',
    about:
      'Only what the reseller made himself, until a bill has charged by it. Notices that have gone cannot be taken back: tell your customers.',
    answer: { kind: 'nothing' },
    problems: ['rise-unknown', 'rise-not-scheduled', 'rise-in-force'],
  },
  async handle(call) {
    const { resellerId } = call.access;
    const taken = { documentId: parameterOf(call.ctx, 'id'), resellerId, by: actorOf(call) };
    call.ctx.status = 204;
    await afterScope({
      ctx: call.ctx,
      run: async () => {
        const done = await risesOf(call).withdraw(taken);
        if (!done.ok) throw toHttpError(done.error, { status: STATUS[done.error.code] ?? 409 });
      },
    });
  },
};

/** How resellers raise what their customers pay. */
export const priceRiseWrites: readonly Operation[] = [
  previewPriceRise,
  makePriceRise,
  withdrawPriceRise,
];

import type { Core, UID } from '@strapi/strapi';

import { asEngine } from '../../../../../src/platform/errors';
import { type ActResult, refuse } from './act-result';
import type { HeldService } from './find-service';

const SUBSCRIPTION = 'api::subscription.subscription' as UID.ContentType;

const update = (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  data: Record<string, unknown>,
) => strapi.documents(SUBSCRIPTION).update({ documentId, data: data as never });

const begin = async (
  { strapi }: { strapi: Core.Strapi },
  service: HeldService,
  data: Record<string, unknown>,
): Promise<ActResult> => {
  // As the engine: which service this one follows is not for people to enter.
  const made = await asEngine(() =>
    strapi.documents(SUBSCRIPTION).create({
      data: {
        customer: service.customerDocumentId,
        product: service.productDocumentId,
        quantity: service.quantity,
        priceOverride: service.priceOverride,
        identifier: service.identifier,
        label: service.label,
        sellCard: service.sellCardDocumentId,
        follows: service.documentId,
        ...data,
      } as never,
    }),
  );
  return { ok: true, value: { documentId: made.documentId, customerId: service.customerId } };
};

const done = (service: HeldService): ActResult => ({
  ok: true,
  value: { documentId: service.documentId, customerId: service.customerId },
});

const refuseEnd = (service: HeldService, from: string): ActResult | null => {
  if (service.endDate !== null && service.endDate <= from) {
    return refuse('service-ended', 'The service has ended by then. Restart it first.', 'from');
  }
  if (from < service.startDate) {
    return refuse('date-invalid', 'The service has not begun by then.', 'from');
  }
  return null;
};

/** Ends a service: `from` is the first day without it. What was charged beyond is credited. Errors: service-ended, date-invalid. */
export const ceaseService = async (
  context: { strapi: Core.Strapi },
  { service, from, waiveEarlyEnd }: { service: HeldService; from: string; waiveEarlyEnd: boolean },
): Promise<ActResult> => {
  const refusal = refuseEnd(service, from);
  if (refusal) return refusal;
  const waived = waiveEarlyEnd ? { earlyEndWaived: true } : {};
  await update(context, service.documentId, { endDate: from, ...waived });
  return done(service);
};

/**
 * Takes another product in place of a service from a day on, such as an upgrade: the one ends where the other begins,
 * with the same number. Answers with the new service. Errors: service-ended, date-invalid, nothing-changed.
 */
export const swapProduct = async (
  context: { strapi: Core.Strapi },
  input: {
    service: HeldService;
    from: string;
    productDocumentId: string;
    quantity?: number;
    price?: string | null;
    waiveEarlyEnd: boolean;
  },
): Promise<ActResult> => {
  const { service, from, productDocumentId } = input;
  if (productDocumentId === service.productDocumentId) {
    return refuse('nothing-changed', 'He has this product already.', 'productDocumentId');
  }
  const ceased = await ceaseService(context, input);
  if (!ceased.ok) return ceased;
  return begin(context, service, {
    product: productDocumentId,
    startDate: from,
    priceOverride: input.price ?? null,
    quantity: input.quantity ?? service.quantity,
  });
};

/**
 * Takes a service up again: where it has not ended before that day its end is taken back, and days that were credited are
 * charged anew; else a new service begins that follows it. Errors: service-goes-on.
 */
export const restartService = async (
  context: { strapi: Core.Strapi },
  { service, from }: { service: HeldService; from: string },
): Promise<ActResult> => {
  if (service.endDate === null) {
    return refuse('service-goes-on', 'The service has no end: there is nothing to restart.');
  }
  if (from > service.endDate) return begin(context, service, { startDate: from });
  await update(context, service.documentId, { endDate: null });
  return done(service);
};

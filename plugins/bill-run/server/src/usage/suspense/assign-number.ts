import type { Core, UID } from '@strapi/strapi';

import {
  type BillingError,
  fail,
  type IsoDate,
  ok,
  type Result,
} from '../../../../../../src/billing';
import type { ServiceChoice } from '../../../../shared/contracts/suspense';
import { database } from '../usage-file-row';
import { findService, plainNumber, servicesWithNumber } from './services-of';

const SERVICE = 'api::subscription.subscription' as UID.ContentType;

type AssignError = BillingError<'service-unknown' | 'service-has-number' | 'number-in-use'>;

type Period = { startDate: IsoDate; endDate: IsoDate | null };

const overlap = (one: Period, other: Period): boolean =>
  (one.endDate === null || other.startDate < one.endDate) &&
  (other.endDate === null || one.startDate < other.endDate);

/** Two customers cannot both pay for a call, so nobody may get a number that another has at the same time. */
const refuseShared = async (
  strapi: Core.Strapi,
  input: { number: string; customer: string } & Period,
): Promise<AssignError | null> => {
  const { number, customer } = input;
  const others = await servicesWithNumber(database(strapi), number);
  const other = others.find(
    (service) => service.customer.documentId !== customer && overlap(service, input),
  );
  if (!other) return null;
  const until = other.endDate === null ? '' : ` until ${other.endDate}`;
  const message = `${other.customer.name} has this number from ${other.startDate}${until}. End that service first, or start this one later.`;
  return { code: 'number-in-use', field: 'number', message };
};

/**
 * Gives a number to a service that has none. Written as staff would in the Content Manager: its rules hold and the
 * change is audited.
 *
 * Errors: `service-unknown`, `service-has-number`, `number-in-use`.
 * @throws the typed error of a rule of services.
 */
export const assignNumber = async (
  { strapi }: { strapi: Core.Strapi },
  input: { number: string; service: string },
): Promise<Result<ServiceChoice, AssignError>> => {
  const db = database(strapi);
  const number = plainNumber(input.number);
  const service = await findService(db, input.service);
  if (!service) {
    const message = 'There is no such service any more. Reload the page and choose again.';
    return fail({ code: 'service-unknown', field: 'service', message });
  }
  if (service.identifier !== null && service.identifier !== '') {
    if (service.identifier === number) return ok(service);
    const message = `This service has the number ${service.identifier}. Choose one without a number, or make a new service.`;
    return fail({ code: 'service-has-number', field: 'service', message });
  }
  const shared = await refuseShared(strapi, {
    ...service,
    number,
    customer: service.customer.documentId,
  });
  if (shared) return fail(shared);
  const { documentId } = service;
  await strapi.documents(SERVICE).update({ documentId, data: { identifier: number } as never });
  return ok({ ...service, identifier: number });
};

/**
 * Makes a service with a number for a customer, from a day on. Written as staff would in the Content Manager.
 * Errors: `number-in-use`.
 * @throws the typed error of a rule of services, for instance when the product is withdrawn.
 */
export const makeService = async (
  { strapi }: { strapi: Core.Strapi },
  input: {
    number: string;
    customer: string;
    product: string;
    startDate: IsoDate;
    label?: string;
  },
): Promise<Result<ServiceChoice, AssignError>> => {
  const { customer, product, startDate, label } = input;
  const number = plainNumber(input.number);
  const shared = await refuseShared(strapi, { number, customer, startDate, endDate: null });
  if (shared) return fail(shared);
  const data = { customer, product, startDate, identifier: number, ...(label && { label }) };
  const made = await strapi.documents(SERVICE).create({ data: data as never });
  const service = await findService(database(strapi), made.documentId);
  if (!service) throw new Error('The service that was made is gone');
  return ok(service);
};

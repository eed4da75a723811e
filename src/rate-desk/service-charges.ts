import type { UID } from '@strapi/strapi';

import { microToDecimalText } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { SaveServiceChargeBody, ServiceChargeRow } from './contracts';

const CHARGE = 'api::service-charge.service-charge' as UID.ContentType;

/** All price points, by code, the newest price first. */
export const listServiceCharges = async ({
  trx,
  today,
}: DeskCaller): Promise<ServiceChargeRow[]> => {
  const { rows } = await trx.raw<{ rows: ServiceChargeRow[] }>(
    `select document_id as "documentId", code, valid_from::text as "validFrom",
            (per_minute * 1000000)::float8 as "perMinuteMicro", (per_call * 1000000)::float8 as "perCallMicro",
            first_increment as "firstIncrementS", next_increment as "nextIncrementS", note,
            valid_from <= cast(? as date) as "hasBegun"
     from service_charges order by code, valid_from desc`,
    [today],
  );
  return rows;
};

const unknownCharge = () =>
  problem({
    status: 404,
    code: 'service-charge-unknown',
    message: 'There is no such service charge.',
    whatToDo: 'Reload the page and choose one that is there.',
  });

const begun = () =>
  problem({
    status: 409,
    code: 'service-charge-begun',
    message: 'Its first day has come: calls may have been priced by it.',
    whatToDo: 'Add a price with a later first day. It takes over from that day on.',
  });

/** The one with this document id, while it can be changed. */
const requireComing = async (caller: DeskCaller, documentId: string): Promise<void> => {
  const known = (await listServiceCharges(caller)).find((row) => row.documentId === documentId);
  if (!known) throw unknownCharge();
  if (known.hasBegun) throw begun();
};

/**
 * Adds the price of a price point from a day on, or changes one whose day has not come.
 *
 * @throws problem 404 `service-charge-unknown`, 409 `service-charge-begun`, 400 `already-exists`.
 */
export const saveServiceCharge = async (
  caller: DeskCaller,
  { documentId, ...charge }: SaveServiceChargeBody,
): Promise<ServiceChargeRow[]> => {
  const data = {
    code: charge.code,
    validFrom: charge.validFrom,
    perMinute: microToDecimalText(charge.perMinuteMicro),
    perCall: microToDecimalText(charge.perCallMicro),
    firstIncrement: charge.firstIncrementS,
    nextIncrement: charge.nextIncrementS,
    note: charge.note,
  } as never;
  const documents = caller.strapi.documents(CHARGE);
  if (documentId === null) await documents.create({ data });
  else {
    await requireComing(caller, documentId);
    await documents.update({ documentId, data });
  }
  return listServiceCharges(caller);
};

/**
 * Takes out a price whose day has not come.
 * @throws problem 404 `service-charge-unknown`, 409 `service-charge-begun`.
 */
export const removeServiceCharge = async (
  caller: DeskCaller,
  documentId: string,
): Promise<ServiceChargeRow[]> => {
  await requireComing(caller, documentId);
  await caller.strapi.documents(CHARGE).delete({ documentId });
  return listServiceCharges(caller);
};

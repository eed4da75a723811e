import type { UID } from '@strapi/strapi';

import { writeDayHours } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { HoursRow, SaveHoursBody } from './contracts';
import { listHours } from './list-hours';

const HOURS = 'api::time-profile.time-profile' as UID.ContentType;

const inUse = () =>
  problem({
    status: 409,
    code: 'hours-in-use',
    message: 'Cards price calls by these hours, so they stay as they are.',
    whatToDo: 'Save yours as new hours and choose them on the card.',
  });

const unknownHours = () =>
  problem({
    status: 404,
    code: 'hours-unknown',
    message: 'There are no such hours.',
    whatToDo: 'Reload the page and choose some that are there.',
  });

/**
 * Makes hours, or changes such as no card uses.
 *
 * @throws problem 404 `hours-unknown`, 409 `hours-in-use`, 400 `already-exists` and the rules of hours.
 */
export const saveHours = async (
  caller: DeskCaller,
  { documentId, name, weekdays, saturday, sunday, bankHolidays }: SaveHoursBody,
): Promise<HoursRow[]> => {
  const data = {
    name,
    weekdays: writeDayHours(weekdays),
    saturday: writeDayHours(saturday),
    sunday: writeDayHours(sunday),
    bankHolidays: writeDayHours(bankHolidays),
  } as never;
  const documents = caller.strapi.documents(HOURS);
  if (documentId === null) await documents.create({ data });
  else {
    const known = (await listHours(caller)).find((hours) => hours.documentId === documentId);
    if (!known) throw unknownHours();
    if (known.isInUse) throw inUse();
    await documents.update({ documentId, data });
  }
  return listHours(caller);
};

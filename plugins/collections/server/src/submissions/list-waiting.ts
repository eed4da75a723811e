import type { Knex } from 'knex';

import type {
  UncollectableInvoice,
  WaitingCollection,
} from '../../../shared/contracts/submissions';
import { bankHolidaysAround } from './bank-calendar';
import { daysAround } from './collection-days';
import { readCandidates } from './read-candidates';
import { type Collectable, sortCandidates } from './sort-candidates';

type Originator = { documentId: string; name: string; serviceUserNumber: string };

/** A group that waits, with the row id of its originator for calls inside the process. */
export type Waiting = WaitingCollection & { originatorId: number };

const readOriginators = async (db: Knex): Promise<Map<number, Originator>> => {
  const result = await db.raw(
    `select id, document_id as "documentId", name, service_user_number as "serviceUserNumber" from bacs_originators`,
  );
  return new Map(
    result.rows.map(({ id, ...originator }: Originator & { id: number }) => [id, originator]),
  );
};

const toWaiting = (
  items: [Collectable, ...Collectable[]],
  originators: Map<number, Originator>,
): Waiting => {
  const { mandate, processingDate } = items[0];
  const originator = originators.get(mandate.originatorId);
  if (!originator) throw new Error(`The originator ${mandate.originatorId} has just been deleted.`);
  const holidays = bankHolidaysAround({ from: processingDate, to: processingDate });
  return {
    originatorId: mandate.originatorId,
    originatorDocumentId: originator.documentId,
    originatorName: originator.name,
    serviceUserNumber: originator.serviceUserNumber,
    ...daysAround({ processingDate, holidays }),
    items: items.length,
    totalPence: items.reduce((sum, { pence }) => sum + pence, 0),
  };
};

/**
 * What waits to be collected, by processing day and originator, and what cannot be collected and why.
 * @param today YYYY-MM-DD; what is late is shown on the first day that is still possible.
 */
export const listWaiting = async ({
  db,
  today,
}: {
  db: Knex;
  today: string;
}): Promise<{ waiting: Waiting[]; uncollectable: UncollectableInvoice[] }> => {
  const candidates = await readCandidates({ db });
  const { collectable, uncollectable } = sortCandidates({ candidates, today });
  const groups = new Map<string, [Collectable, ...Collectable[]]>();
  for (const item of collectable) {
    const key = `${item.processingDate} ${item.mandate.originatorId}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const originators = await readOriginators(db);
  const waiting = [...groups.values()].map((items) => toWaiting(items, originators));
  waiting.sort(
    (a, b) =>
      a.processingDate.localeCompare(b.processingDate) ||
      a.originatorName.localeCompare(b.originatorName),
  );
  return { waiting, uncollectable };
};

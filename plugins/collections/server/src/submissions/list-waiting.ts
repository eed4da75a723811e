import type { Knex } from 'knex';

import type {
  UncollectableInvoice,
  WaitingCollection,
} from '../../../shared/contracts/submissions';
import { bankHolidaysAround } from './bank-calendar';
import { daysAround } from './collection-days';
import { type Candidate, readCandidates } from './read-candidates';
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

/** More than a person would go through; the oldest come first. */
const MOST_UNCOLLECTABLE = 500;

type Group = { originatorId: number; processingDate: string; items: number; totalPence: number };

const addTo = (
  groups: Map<string, Group>,
  { mandate: { originatorId }, processingDate, pence }: Collectable,
): void => {
  const key = `${processingDate} ${originatorId}`;
  const group = groups.get(key) ?? { originatorId, processingDate, items: 0, totalPence: 0 };
  groups.set(key, {
    ...group,
    items: group.items + 1,
    totalPence: group.totalPence + pence,
  });
};

const toWaiting = (
  { originatorId, processingDate, items, totalPence }: Group,
  originators: Map<number, Originator>,
): Waiting => {
  const originator = originators.get(originatorId);
  if (!originator) throw new Error(`The originator ${originatorId} has just been deleted.`);
  const holidays = bankHolidaysAround({ from: processingDate, to: processingDate });
  return {
    originatorId,
    originatorDocumentId: originator.documentId,
    originatorName: originator.name,
    serviceUserNumber: originator.serviceUserNumber,
    ...daysAround({ processingDate, holidays }),
    items,
    totalPence,
  };
};

/**
 * What waits to be collected, by processing day and originator, and what cannot be collected and why: of that the
 * oldest 500.
 * @param today YYYY-MM-DD; what is late is shown on the first day that is still possible.
 */
export const listWaiting = async ({
  db,
  today,
}: {
  db: Knex;
  today: string;
}): Promise<{ waiting: Waiting[]; uncollectable: UncollectableInvoice[] }> =>
  db.transaction(async (trx) => {
    const groups = new Map<string, Group>();
    const uncollectable: UncollectableInvoice[] = [];
    const take = (candidates: Candidate[]): void => {
      const sorted = sortCandidates({ candidates, today });
      for (const item of sorted.collectable) addTo(groups, item);
      const room = MOST_UNCOLLECTABLE - uncollectable.length;
      uncollectable.push(...sorted.uncollectable.slice(0, room));
    };
    await readCandidates({ trx, take });
    const originators = await readOriginators(trx);
    const waiting = [...groups.values()].map((group) => toWaiting(group, originators));
    waiting.sort(
      (a, b) =>
        a.processingDate.localeCompare(b.processingDate) ||
        a.originatorName.localeCompare(b.originatorName),
    );
    return { waiting, uncollectable };
  });

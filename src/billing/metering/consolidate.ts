import { addDays, type IsoDate, type Period } from '../calendar';
import { type EntityId } from '../entity-id';
import { assertSafeInteger } from '../money';
import { type BillingError } from '../result';

/** One metered event, as a source sent it. */
export type MeteredEvent = {
  /** The source's own id of the event. The same event sent twice counts once. */
  id: string;
  serviceId: EntityId;
  /** Local date. */
  localDate: IsoDate;
  /** A whole number from zero. */
  quantity: number;
  /** What unique-count counts: a user, a handset. */
  subject?: string;
};

/** How many events become one billable record. */
export type ConsolidationRule = {
  meter: string;
  method: 'sum' | 'max' | 'unique-count';
  per: 'day' | 'period';
};

/** One billable record of a service: what its events of a day or period come to. */
export type ConsolidatedRecord = {
  /** The same for the same source, rule, service and time: a late event changes its quantity only. */
  key: string;
  serviceId: EntityId;
  span: Period;
  quantity: number;
  events: number;
};

/** An event that is in no record, and why. Nothing is dropped. */
export type HeldEvent = {
  event: MeteredEvent;
  error: BillingError<'conflicting-event' | 'outside-period' | 'bad-quantity' | 'missing-subject'>;
};

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('|', '%7C');

/** A number and a text that looks like it are different ids. */
const idText = (id: EntityId): string => (typeof id === 'number' ? `${id}` : `=${escaped(id)}`);

const isSameEvent = (a: MeteredEvent, b: MeteredEvent): boolean =>
  a.serviceId === b.serviceId &&
  a.localDate === b.localDate &&
  a.quantity === b.quantity &&
  a.subject === b.subject;

const errorOf = (
  event: MeteredEvent,
  rule: ConsolidationRule,
  period: Period,
): HeldEvent['error'] | null => {
  if (!Number.isSafeInteger(event.quantity) || event.quantity < 0) {
    const message = `Event ${event.id}: the quantity must be a whole number from zero.`;
    return { code: 'bad-quantity', field: 'quantity', message };
  }
  if (event.localDate < period.from || event.localDate >= period.to) {
    const message = `Event ${event.id} of ${event.localDate} is not of this period.`;
    return { code: 'outside-period', field: 'localDate', message };
  }
  if (rule.method === 'unique-count' && (event.subject ?? '') === '') {
    const message = `Event ${event.id} does not say whom or what to count. Send a subject.`;
    return { code: 'missing-subject', field: 'subject', message };
  }
  return null;
};

const quantityOf = (events: readonly MeteredEvent[], rule: ConsolidationRule): number => {
  if (rule.method === 'unique-count') return new Set(events.map(({ subject }) => subject)).size;
  return events.reduce(
    (total, { quantity }) =>
      rule.method === 'max'
        ? Math.max(total, quantity)
        : assertSafeInteger(total + quantity, 'sum of quantities'),
    0,
  );
};

/** Each event once; of an id that came with different contents none, since none is known to be right. */
const onceEach = (events: readonly MeteredEvent[]): { once: MeteredEvent[]; held: HeldEvent[] } => {
  const byId = new Map<string, MeteredEvent[]>();
  for (const event of events) {
    const same = byId.get(event.id);
    if (same === undefined) byId.set(event.id, [event]);
    else if (!same.some((known) => isSameEvent(known, event))) same.push(event);
  }
  const once: MeteredEvent[] = [];
  const held: HeldEvent[] = [];
  for (const same of byId.values()) {
    const [event] = same;
    if (event && same.length === 1) once.push(event);
    else {
      for (const other of same) {
        const message = `Event ${other.id} was sent with different contents. Send the right one under a new id.`;
        held.push({ event: other, error: { code: 'conflicting-event', field: 'id', message } });
      }
    }
  }
  return { once, held };
};

/**
 * Consolidates the events of one meter in a period into billable records, one for each service and
 * day or period. The result does not depend on the order of events, nor on how often they were sent.
 *
 * Held events (never thrown): `conflicting-event`, `outside-period`, `bad-quantity`,
 * `missing-subject`.
 *
 * @throws RangeError when a sum is beyond what is exact.
 */
export const consolidateEvents = (input: {
  source: string;
  rule: ConsolidationRule;
  period: Period;
  events: readonly MeteredEvent[];
}): { records: ConsolidatedRecord[]; held: HeldEvent[] } => {
  const { source, rule, period } = input;
  const { once, held } = onceEach(input.events);
  const groups = new Map<string, { serviceId: EntityId; span: Period; events: MeteredEvent[] }>();
  for (const event of once) {
    const error = errorOf(event, rule, period);
    if (error) {
      held.push({ event, error });
      continue;
    }
    const span =
      rule.per === 'period' ? period : { from: event.localDate, to: addDays(event.localDate, 1) };
    const head = `${escaped(source)}|${rule.method}|${escaped(rule.meter)}`;
    const key = `${head}|${idText(event.serviceId)}|${rule.per}|${span.from}`;
    const group = groups.get(key);
    if (group) group.events.push(event);
    else groups.set(key, { serviceId: event.serviceId, span, events: [event] });
  }
  const records = [...groups].map(([key, { serviceId, span, events }]) => ({
    key,
    serviceId,
    span,
    quantity: quantityOf(events, rule),
    events: events.length,
  }));
  records.sort((a, b) => (a.key < b.key ? -1 : 1));
  held.sort((a, b) => (JSON.stringify(a.event) < JSON.stringify(b.event) ? -1 : 1));
  return { records, held };
};

import type { Knex } from 'knex';

/** How events of one kind become one record. */
export type Meter = {
  id: number;
  method: 'sum' | 'max' | 'unique-count';
  per: 'day' | 'period';
};

/** By what meter events of a kind are put together for a service; undefined: each is charged by itself. */
export type FindMeter = (subscriptionId: number, eventType: string) => Meter | undefined;

/** Loads the meters of all services whose product has some. */
export const createMeterFinder = async (db: Knex): Promise<FindMeter> => {
  const { rows } = await db.raw<{
    rows: (Meter & { subscriptionId: number; eventType: string })[];
  }>(
    `select m.id, m.method, m.per, m.event_type as "eventType", s.id as "subscriptionId"
     from meters m join subscriptions s on s.product_id = m.product_id`,
  );
  const meters = new Map(
    rows.map(({ subscriptionId, eventType, ...meter }) => [
      `${subscriptionId}/${eventType}`,
      meter,
    ]),
  );
  return (subscriptionId, eventType) => meters.get(`${subscriptionId}/${eventType}`);
};

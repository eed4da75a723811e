import type { Knex } from 'knex';

import type { IsoDate, ServiceCharge } from '../../../../../../src/billing';
import { micro } from './sql';

/** Price points by the days on which they change. */
export type ServiceCharges = {
  /** Which of the stretches between changes a day is in. */
  stretchOf: (date: IsoDate) => number;
  /** The price points of a stretch, by code. */
  inStretch: (stretch: number) => ReadonlyMap<string, ServiceCharge>;
};

type Row = ServiceCharge & { from: IsoDate };

export const loadServiceCharges = async (db: Knex): Promise<ServiceCharges> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select code, valid_from::text as "from", ${micro('per_call', 'perCallMicro')},
            ${micro('per_minute', 'perMinuteMicro')}, coalesce(first_increment, 1) as "firstIncrementS",
            coalesce(next_increment, 1) as "nextIncrementS"
     from service_charges order by valid_from, id`,
  );
  const changes = [...new Set(rows.map(({ from }) => from))];
  const known = new Map<number, ReadonlyMap<string, ServiceCharge>>();
  return {
    stretchOf: (date) => changes.filter((from) => from <= date).length,
    inStretch: (stretch) => {
      const lastChange = changes[stretch - 1] ?? '';
      const held =
        known.get(stretch) ??
        new Map(
          rows
            .filter(({ from }) => from <= lastChange)
            .map(({ from: _from, ...charge }) => [charge.code, charge]),
        );
      known.set(stretch, held);
      return held;
    },
  };
};

import type { IsoDate } from '../billing';
import type { RateSource } from './rate-source';

/** A list whose rows have been read and are kept in the database. */
export type StagedList = { importId: string };

/**
 * The rates of a list that hold on a day, those that cannot be taken among them: of each prefix the one that began
 * last, unless it has ended. `first_place` is where the prefix is first in the file.
 */
export const HOLDING = `
  select l.* from (
    select distinct on (p.prefix) p.* from (
      select t.*, min(t.place) over (partition by t.prefix) as first_place
      from billing.rate_import_rows t where t.import_id = ? and t.prefix is not null
    ) p
    where p.effective is null or p.effective <= cast(? as date)
    order by p.prefix, p.effective desc nulls last
  ) l where l.ends is null or l.ends > cast(? as date)`;

/** What fills the places of HOLDING. */
export const holdingOn = ({ importId }: StagedList, day: IsoDate): string[] => [importId, day, day];

/** The rates of a list that a version beginning on a day would have. */
export const ratesOfList = (list: StagedList, day: IsoDate): RateSource => ({
  sql: `select * from (${HOLDING}) holding where holding.problem is null`,
  values: holdingOn(list, day),
});

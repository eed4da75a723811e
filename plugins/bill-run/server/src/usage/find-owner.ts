import type { Knex } from 'knex';

import { type IsoDate, normaliseCli } from '../../../../../src/billing';
import { createIntern, OWNER_COLUMNS } from './pricing';
import type { Owner } from './rows';

type DatedOwner = Owner & { identifier: string; startDate: IsoDate; endDate: IsoDate | null };

export type FoundOwner =
  | { kind: 'owned'; owner: Owner; cli: string }
  | { kind: 'unknown' }
  | { kind: 'not-then' }
  | { kind: 'shared' };

export type FindOwner = (cli: string, date: IsoDate) => FoundOwner;

const MAX_REMEMBERED = 200_000;

/** What numbers are compared by: E.164 digits, or for an account name the name itself. */
const comparable = (identifier: string): string => {
  const digits = normaliseCli(identifier);
  return digits.ok ? digits.value : identifier.trim();
};

/** A copy that does not keep the block of the file alive which the text was cut out of. */
const detached = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const loadOwners = async (db: Knex, resellerId: number | null): Promise<DatedOwner[]> => {
  const { rows } = await db.raw<{ rows: DatedOwner[] }>(
    `select s.identifier, s.start_date::text as "startDate", s.end_date::text as "endDate",
            s.id as "subscriptionId", s.customer_id as "customerId", ${OWNER_COLUMNS}
     from subscriptions s
     join customers c on c.id = s.customer_id
     where s.identifier is not null and s.identifier <> ''
       and (cast(:resellerId as integer) is null or c.reseller_id = :resellerId)
     order by s.start_date desc, s.id`,
    { resellerId },
  );
  return rows;
};

const hasThen = ({ startDate, endDate }: DatedOwner, date: IsoDate): boolean =>
  startDate <= date && (endDate === null || date < endDate);

const ownerOn = (owners: readonly DatedOwner[], cli: string, date: IsoDate): FoundOwner => {
  let owner: DatedOwner | undefined;
  for (const other of owners) {
    if (!hasThen(other, date)) continue;
    // One customer may have two services on a number, such as a line and its recording; two customers
    // cannot both pay for a call, and to choose one of them would be a guess.
    if (owner !== undefined && other.customerId !== owner.customerId) return { kind: 'shared' };
    owner ??= other;
  }
  return owner === undefined ? { kind: 'not-then' } : { kind: 'owned', owner, cli };
};

/**
 * Loads who has which number and since when, and answers for any number and day: the service that
 * had the number then, from its start date until before its end date. Of two services of one
 * customer the one that started last.
 *
 * @param resellerId only services of this reseller's customers exist: what he sends bills nobody else. Null: all.
 */
export const createOwnerFinder = async (
  db: Knex,
  resellerId: number | null,
): Promise<FindOwner> => {
  const byIdentifier = new Map<string, DatedOwner[]>();
  const sameDate = createIntern();
  for (const loaded of await loadOwners(db, resellerId)) {
    const { startDate, endDate } = loaded;
    // One text for each date: of thousands of them, compared at random, each would have to be fetched from memory.
    const owner = {
      ...loaded,
      startDate: sameDate(startDate),
      endDate: endDate && sameDate(endDate),
    };
    const key = comparable(owner.identifier);
    const known = byIdentifier.get(key);
    if (known) known.push(owner);
    else byIdentifier.set(key, [owner]);
  }
  const remembered = new Map<string, { cli: string; owners: DatedOwner[] | undefined }>();
  return (written, date) => {
    let found = remembered.get(written);
    if (!found) {
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      const cli = detached(comparable(written));
      found = { cli, owners: byIdentifier.get(cli) };
      remembered.set(detached(written), found);
    }
    return found.owners ? ownerOn(found.owners, found.cli, date) : { kind: 'unknown' };
  };
};

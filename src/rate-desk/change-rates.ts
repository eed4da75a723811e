import { now } from '../platform/clock';
import { documentIdFor } from '../platform/document-id';
import type { DeskCaller } from './caller';
import { requireGoodRates } from './check-rates-in';
import type { ChangedRates, ChangeKind, DeskRate } from './contracts';
import type { DeskVersion } from './find';
import { requireAboveBuy } from './floor';
import { loadRates } from './load-rates';
import { isSameRate, rateToColumns } from './rate-columns';
import { auditChange, findChangeByKey, storeBefore, storeChange } from './rate-change';
import { withoutNestedLoops } from './without-nested-loops';
import { writeRates } from './write-rates';

/** One rate, or some, that a person changes by hand: looked for one by one, however many the version has. */
const FEW = 100;

type Wanted = {
  kind: ChangeKind;
  rates: readonly DeskRate[];
  removed: readonly string[];
  /** Done once, however often it comes. */
  key?: string | undefined;
};

/**
 * Puts rates into a draft by their prefix and takes others out, as one change that can be taken back. What is the same
 * already is no change. `version` is a draft that is held (findVersion with forChange).
 *
 * @throws problem 400 `rate-invalid`, `already-exists`, `below-buy-price`.
 */
export const changeRates = async (
  caller: DeskCaller,
  version: DeskVersion,
  { kind, rates, removed, key }: Wanted,
): Promise<ChangedRates> => {
  const { trx } = caller;
  const earlier = key === undefined ? undefined : await findChangeByKey(caller, version, key);
  if (earlier) return earlier;
  requireGoodRates(rates);
  const named = [...new Set([...rates.map(({ prefix }) => prefix), ...removed])];
  const before = new Map(
    (await loadRates(trx, version.id, named)).map((rate) => [rate.prefix, rate]),
  );
  const fresh = rates.filter((rate) => {
    const known = before.get(rate.prefix);
    return known === undefined || !isSameRate(known, rate);
  });
  const wanted = new Set(rates.map(({ prefix }) => prefix));
  const gone = removed.filter((prefix) => before.has(prefix) && !wanted.has(prefix));
  const counts = {
    added: fresh.filter(({ prefix }) => !before.has(prefix)).length,
    changed: fresh.filter(({ prefix }) => before.has(prefix)).length,
    removed: gone.length,
  };
  if (fresh.length + gone.length === 0) return counts;
  const at = now();
  const prefixes = [...fresh.map(({ prefix }) => prefix), ...gone];
  const write = async () => {
    const changeId = await storeChange(caller, version, { kind, counts, key, at });
    await storeBefore(caller, version, { changeId, prefixes });
    await writeRates(caller, version, {
      changeId,
      at,
      removed: gone,
      rows: fresh.map((rate) => ({
        ...rateToColumns(rate),
        document_id: documentIdFor('rate', version.id, rate.prefix, at.getTime()),
      })),
    });
  };
  await (prefixes.length > FEW ? withoutNestedLoops(trx, write) : write());
  await requireAboveBuy(
    caller,
    version,
    fresh.map(({ prefix }) => prefix),
  );
  await auditChange(caller, version, { kind, counts, at });
  return counts;
};

import { diffRates } from '../billing';
import type { DeskCaller } from './caller';
import type { Difference, DifferenceKind } from './contracts';
import { toDifference } from './difference';
import { findVersion } from './find';
import { loadRates } from './load-rates';
import { exchangeOfVersion } from './rate-change';
import { loadTraffic } from './traffic';

/**
 * What a version changes against another, the biggest difference first.
 * @throws problem 404 `rate-version-unknown`.
 */
export const compareVersions = async (
  caller: DeskCaller,
  documentId: string,
  paging: { against: string; page: number; pageSize: number; kind?: DifferenceKind | undefined },
): Promise<Difference> => {
  const version = await findVersion(caller, documentId);
  const other = await findVersion(caller, paging.against);
  const before = await loadRates(caller.trx, other.id);
  const after = await loadRates(caller.trx, version.id);
  const traffic = await loadTraffic(caller, version.card);
  const exchange = await exchangeOfVersion(caller, version.id);
  return toDifference({ difference: diffRates(before, after), after, traffic, exchange }).page(
    paging,
  );
};

import type { DeskCaller } from './caller';
import { compareSources } from './compare-sources';
import type { Difference, DifferenceKind } from './contracts';
import { findVersion } from './find';
import { exchangeOfVersion } from './rate-change';
import { ratesOfVersion } from './rate-source';
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
  return compareSources(caller, {
    before: ratesOfVersion(other.id),
    after: ratesOfVersion(version.id),
    traffic: await loadTraffic(caller, version.card),
    exchange: await exchangeOfVersion(caller, version.id),
    ...paging,
  });
};

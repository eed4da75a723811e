import type { DeskCaller } from './caller';
import type { VersionDetail } from './contracts';
import { findVersion } from './find';
import { listChanges } from './rate-change';
import { listVersions } from './show-card';
import { findUndoable } from './undo-change';

/**
 * A version with its card, the live one that it replaces, and what was changed in it last.
 * @throws problem 404 `rate-version-unknown`.
 */
export const showVersion = async (
  caller: DeskCaller,
  documentId: string,
): Promise<VersionDetail> => {
  const version = await findVersion(caller, documentId);
  const versions = await listVersions(caller, version.card.id);
  const row = versions.find((one) => one.documentId === documentId);
  if (!row) throw new Error(`Version ${version.id} is gone`);
  const before = versions.find(
    ({ state, validFrom, documentId: other }) =>
      state === 'live' && validFrom <= version.validFrom && other !== documentId,
  );
  const { documentId: cardId, name, kind, reseller } = version.card;
  return {
    ...row,
    card: { documentId: cardId, name, kind, reseller },
    replaces: before ? { documentId: before.documentId, validFrom: before.validFrom } : null,
    changes: await listChanges(caller, version.id),
    undoable: version.state === 'draft' ? await findUndoable(caller, version) : null,
  };
};

import { now } from '../platform/clock';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import { compareSources } from './compare-sources';
import type {
  ApplyImportBody,
  ChangedRates,
  Difference,
  DifferenceKind,
  ImportMode,
  ImportTarget,
  VersionRow,
} from './contracts';
import { type DeskVersion, findVersion } from './find';
import { exchangeOf, requireOneCurrency } from './list-currency';
import { makeVersion } from './make-version';
import { hasAny, NO_RATES, type RateSource, ratesOfVersion } from './rate-source';
import { findImport, type StoredImport } from './receive-import';
import { listVersions } from './show-card';
import { clearStaged, stageList } from './stage-list';
import { ratesOfList } from './staged-list';
import { takeList } from './take-list';
import { loadTraffic } from './traffic';

/** The live version of the card that one beginning on a day replaces. */
const replacedBy = async (
  caller: DeskCaller,
  { card }: StoredImport,
  validFrom: string,
): Promise<VersionRow | undefined> =>
  (await listVersions(caller, card.id)).find(
    (version) => version.state === 'live' && version.validFrom <= validFrom,
  );

const otherCard = () =>
  problem({
    code: 'other-card',
    field: 'target',
    message: 'This version is of another card.',
    whatToDo: 'Choose a draft of the card that the file was dropped on.',
  });

const dayOf = async (
  caller: DeskCaller,
  { card }: StoredImport,
  target: ImportTarget,
): Promise<{ validFrom: string; draft: DeskVersion | null }> => {
  if (target.kind === 'new') return { validFrom: target.validFrom, draft: null };
  const draft = await findVersion(caller, target.version, { forChange: true });
  if (draft.card.id !== card.id) throw otherCard();
  return { validFrom: draft.validFrom, draft };
};

/** What a file is held against: the draft that it goes into; while that is empty, and for a new version, the live one that it replaces. */
const ratesBefore = async (
  caller: DeskCaller,
  stored: StoredImport,
  { validFrom, draft }: { validFrom: string; draft: DeskVersion | null },
): Promise<RateSource> => {
  if (draft && (await hasAny(caller, ratesOfVersion(draft.id)))) return ratesOfVersion(draft.id);
  const replaced = await replacedBy(caller, stored, validFrom);
  if (!replaced) return NO_RATES;
  return ratesOfVersion((await findVersion(caller, replaced.documentId)).id);
};

/**
 * What a file would change, the biggest difference first: against the draft that it goes into, or, while that is empty
 * and for a new version, against the live one that it replaces.
 *
 * @throws problem 404 `rate-import-unknown`, and those of readList.
 */
export const compareImport = async (
  caller: DeskCaller,
  documentId: string,
  input: ApplyImportBody & { page: number; pageSize: number; kind?: DifferenceKind | undefined },
): Promise<Difference> => {
  const stored = await findImport(caller, documentId);
  const { validFrom, draft } = await dayOf(caller, stored, input.target);
  const { mapping, mode, page, pageSize, kind } = input;
  const list = await stageList(caller, stored, mapping);
  await requireOneCurrency(caller, list, mapping);
  return compareSources(caller, {
    before: await ratesBefore(caller, stored, { validFrom, draft }),
    after: ratesOfList(list, validFrom),
    keepsOthers: mode === 'merge',
    traffic: await loadTraffic(caller, stored.card),
    exchange: exchangeOf(mapping),
    page,
    pageSize,
    kind,
  });
};

const targetDraft = async (
  caller: DeskCaller,
  stored: StoredImport,
  { target, mode }: { target: ImportTarget; mode: ImportMode },
): Promise<DeskVersion> => {
  const { validFrom, draft } = await dayOf(caller, stored, target);
  if (draft) return draft;
  const replaced = await replacedBy(caller, stored, validFrom);
  const made = await makeVersion(caller, {
    card: stored.card.documentId,
    validFrom,
    note: (target.kind === 'new' && target.note) || stored.fileName.slice(0, 120),
    copyOf: mode === 'merge' ? (replaced?.documentId ?? null) : null,
  });
  return findVersion(caller, made, { forChange: true });
};

/**
 * Puts a file's rates into a draft or into a new version, once. Rows that cannot be read are left out: the person has
 * seen how many.
 *
 * @throws problem 404 `rate-import-unknown`; 409 `import-applied`, `version-not-draft`; 400 `no-rates-read`, `mixed-currencies`,
 * `below-buy-price`, `already-exists`, and those of readList.
 */
export const applyImport = async (
  caller: DeskCaller,
  documentId: string,
  { mapping, mode, target }: ApplyImportBody,
): Promise<ChangedRates & { version: string }> => {
  const stored = await findImport(caller, documentId);
  if (stored.appliedAt !== null) throw applied();
  const version = await targetDraft(caller, stored, { target, mode });
  const list = await stageList(caller, stored, mapping);
  await requireOneCurrency(caller, list, mapping);
  if (!(await hasAny(caller, ratesOfList(list, version.validFrom)))) throw nothingRead();
  const counts = await takeList(caller, version, { list, mode, exchange: exchangeOf(mapping) });
  await clearStaged(caller, stored);
  await caller
    .trx('billing.rate_imports')
    .where({ id: stored.id })
    .update({
      mapping: JSON.stringify(mapping),
      applied_version_id: version.id,
      applied_by: caller.actor,
      applied_at: now(),
    });
  return { ...counts, version: version.documentId };
};

const applied = () =>
  problem({
    status: 409,
    code: 'import-applied',
    message: 'This file has been applied already.',
    whatToDo: 'Look at the version it went into. Drop the file again to apply it once more.',
  });

const nothingRead = () =>
  problem({
    code: 'no-rates-read',
    field: 'mapping',
    message: 'No rate of the file can be read and holds on the first day of the version.',
    whatToDo: 'Look at the errors, and at the columns and the dates of the mapping.',
  });

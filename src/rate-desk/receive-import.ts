import { randomBytes } from 'node:crypto';

import { guessDeckColumns, HOME_CURRENCY, suggestDeckMapping } from '../billing';
import { now } from '../platform/clock';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { ImportDetail, ImportMapping } from './contracts';
import { type DeskCard, findCard, findVersion, OWN_CARDS, ownCards } from './find';
import { fromJson } from './json';
import { unknownImport } from './refusals';
import { openTable } from './split-table';

const SAMPLE_ROWS = 8;
/** A world-wide deck with every prefix has some 6 MB. */
const MOST_CHARACTERS = 30_000_000;

const SUGGEST_FROM_ROWS = 500;

/** A table as far as a person looks at it before he says how it is read. */
type Glance = { header: string[]; hasHeader: boolean; first: string[][]; rows: number };

/**
 * Goes through a whole table, in slices, to see that it is one.
 * @throws problem 400 `file-not-a-table`, `file-empty`.
 */
const glance = async (text: string): Promise<Glance> => {
  const table = await openTable(text);
  const { header, hasHeader } = table;
  const first: string[][] = [];
  let rows = 0;
  for await (const slice of table.slices) {
    rows += slice.length;
    first.push(...slice.slice(0, SUGGEST_FROM_ROWS - first.length).map(({ cells }) => cells));
  }
  return { header, hasHeader, first, rows };
};

/** How this table is likely to be read. */
const suggest = ({ header, first, hasHeader }: Glance): ImportMapping => {
  const some = { header, rows: first };
  const mapping = { ...suggestDeckMapping(some), hasHeader };
  return hasHeader ? mapping : { ...mapping, columns: guessDeckColumns(some) };
};

/** The mapping of the card's last import, if this table has the columns that it names. */
const remembered = async (
  { trx }: DeskCaller,
  card: DeskCard,
  { header, hasHeader }: Glance,
): Promise<ImportMapping | null> => {
  const { rows } = await trx.raw<{ rows: { mapping: unknown }[] }>(
    `select mapping from billing.rate_imports
     where card_id = ? and applied_at is not null order by applied_at desc limit 10`,
    [card.id],
  );
  const fits = ({ columns, hasHeader: had }: ImportMapping): boolean =>
    had === hasHeader && Object.values(columns).every((name) => header.includes(name));
  const known = rows.map(({ mapping }) => fromJson<ImportMapping>(mapping)).find(fits);
  // A rate of exchange is of its day: it is entered anew for each list.
  return known ? { ...known, currency: known.currency ?? HOME_CURRENCY, exchange: null } : null;
};

export type Received = {
  card: string;
  /** The draft that it is meant for; null for a new version. */
  version: string | null;
  fileName: string;
  text: string;
};

/**
 * Keeps a price list that was dropped or pasted, to be mapped, looked at and applied. Its document id.
 *
 * @throws problem 404 `rate-card-unknown`, `rate-version-unknown`; 409 `version-not-draft`; 400 `file-not-a-table`,
 * `file-empty`, `file-too-large`.
 */
export const receiveImport = async (
  caller: DeskCaller,
  { card: cardId, version: versionId, fileName, text }: Received,
): Promise<string> => {
  const card = await findCard(caller, cardId);
  const version =
    versionId === null ? null : await findVersion(caller, versionId, { forChange: true });
  if (text.length > MOST_CHARACTERS) {
    throw problem({
      code: 'file-too-large',
      field: 'file',
      message: 'The file has more than 30 million letters.',
      whatToDo: 'Divide it and import the parts into one draft.',
    });
  }
  await glance(text);
  const documentId = randomBytes(12).toString('hex');
  await caller.trx('billing.rate_imports').insert({
    document_id: documentId,
    card_id: card.id,
    version_id: version?.id ?? null,
    reseller_id: card.resellerId,
    file_name: fileName.slice(0, 255),
    content: text,
    received_by: caller.actor,
    received_at: now(),
  });
  return documentId;
};

export type StoredImport = {
  id: string;
  card: DeskCard;
  version: { id: number; documentId: string; validFrom: string } | null;
  fileName: string;
  appliedAt: string | null;
  appliedVersion: string | null;
};

/**
 * The import with this document id, held until the transaction ends.
 * @throws problem 404 `rate-import-unknown`.
 */
export const findImport = async (caller: DeskCaller, documentId: string): Promise<StoredImport> => {
  const { rows } = await caller.trx.raw<{
    rows: (Omit<StoredImport, 'card'> & { card: string })[];
  }>(
    `select i.id, c.document_id as card, i.file_name as "fileName", i.applied_at as "appliedAt",
            a.document_id as "appliedVersion",
            case when v.id is not null then jsonb_build_object('id', v.id, 'documentId', v.document_id,
              'validFrom', v.valid_from::text) end as version
     from billing.rate_imports i join rate_cards c on c.id = i.card_id
       left join rate_card_versions v on v.id = i.version_id
       left join rate_card_versions a on a.id = i.applied_version_id
     where i.document_id = ? and ${OWN_CARDS} for update of i`,
    [documentId, ...ownCards(caller)],
  );
  const [row] = rows;
  if (!row) throw unknownImport();
  return { ...row, version: fromJson(row.version), card: await findCard(caller, row.card) };
};

/** The text of an import, which may be long. */
export const readContent = async ({ trx }: DeskCaller, { id }: StoredImport): Promise<string> => {
  const { rows } = await trx.raw<{ rows: { content: string }[] }>(
    'select content from billing.rate_imports where id = ?',
    [id],
  );
  if (!rows[0]) throw unknownImport();
  return rows[0].content;
};

/**
 * An import as it stands, with how it would be read.
 * @throws problem 404 `rate-import-unknown`.
 */
export const showImport = async (caller: DeskCaller, documentId: string): Promise<ImportDetail> => {
  const stored = await findImport(caller, documentId);
  const { card, version, fileName, appliedAt } = stored;
  const table = await glance(await readContent(caller, stored));
  const known = await remembered(caller, card, table);
  return {
    documentId,
    card: { documentId: card.documentId, name: card.name, kind: card.kind },
    version: version && { documentId: version.documentId, validFrom: version.validFrom },
    fileName,
    rows: table.rows,
    header: table.header,
    sample: table.first.slice(0, SAMPLE_ROWS),
    mapping: known ?? suggest(table),
    isMappingRemembered: known !== null,
    appliedAt,
  };
};

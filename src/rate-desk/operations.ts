import { applyImport, compareImport } from './apply-import';
import type { DeskCaller } from './caller';
import { changeRates } from './change-rates';
import { changeVersion, deleteVersion, makeDraft, makeLive } from './change-version';
import { checkVersion } from './check-version';
import { compareVersions } from './compare-versions';
import { copyCard, listResellers } from './copy-card';
import { errorsCsv, exportRates } from './export-rates';
import { listExtras, removeExtra, saveExtra } from './extra-prices';
import { findVersion } from './find';
import { readBody, readQuery } from './input';
import { listHours } from './list-hours';
import { listCards } from './list-cards';
import { listRates } from './list-rates';
import { makeVersion } from './make-version';
import { listProblems, readStaged } from './read-staged';
import { findImport, receiveImport, showImport } from './receive-import';
import { deleteCard, makeCard, saveCard } from './save-card';
import { saveHours } from './save-hours';
import { listServiceCharges, removeServiceCharge, saveServiceCharge } from './service-charges';
import { showCard } from './show-card';
import { showVersion } from './show-version';
import { stageList } from './stage-list';
import { undoChange } from './undo-change';
import { upliftVersion } from './uplift-version';

/** What comes with a request. */
export type DeskRequest = {
  id: string;
  body: unknown;
  query: Record<string, unknown>;
  /** A file that came with it, as text. */
  file?: { fileName: string; text: string } | undefined;
};

/** What is answered: JSON, or a file to save. */
export type DeskAnswer = { body: unknown; status?: number } | { csv: string; fileName: string };

/** Something that can be done at the desk. Staff and resellers have the same, each under their own address. */
export type DeskOperation = {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Whether it takes the right to change rates; reading takes the right to see them. */
  isWrite: boolean;
  /** Not for resellers. */
  isForStaff?: boolean;
  handle: (caller: DeskCaller, request: DeskRequest) => Promise<DeskAnswer>;
};

type Handle = DeskOperation['handle'];

const read = (name: string, path: string, handle: Handle): DeskOperation => ({
  name,
  method: 'GET',
  path,
  isWrite: false,
  handle,
});

const write = (
  name: string,
  [method, path]: [DeskOperation['method'], string],
  handle: Handle,
): DeskOperation => ({ name, method, path, isWrite: true, handle });

const data = (value: unknown, status?: number): DeskAnswer => ({
  body: { data: value },
  ...(status !== undefined && { status }),
});

const cards: DeskOperation[] = [
  read('cards', '/cards', async (caller, { query }) => {
    const { page, pageSize, search, cards: kind } = readQuery(query);
    return { body: await listCards(caller, { page, pageSize, search, ...(kind && { kind }) }) };
  }),
  read('card', '/cards/:id', async (caller, { id }) => data(await showCard(caller, id))),
  write('makeCard', ['POST', '/cards'], async (caller, { body }) => {
    const made = await makeCard(caller, readBody('card', body));
    return data(await showCard(caller, made), 201);
  }),
  write('saveCard', ['PUT', '/cards/:id'], async (caller, { id, body }) => {
    await saveCard(caller, id, readBody('cardChange', body));
    return data(await showCard(caller, id));
  }),
  write('deleteCard', ['DELETE', '/cards/:id'], async (caller, { id }) => {
    await deleteCard(caller, id);
    return data(null);
  }),
  {
    ...write('copyCard', ['POST', '/cards/:id/copy'], async (caller, { id, body }) => {
      const made = await copyCard(caller, id, readBody('copy', body));
      return data(await showCard(caller, made), 201);
    }),
    isForStaff: true,
  },
  {
    ...read('resellers', '/resellers', async (caller) => data(await listResellers(caller))),
    isForStaff: true,
  },
  read('hours', '/hours', async (caller) => data(await listHours(caller))),
  {
    ...write('saveHours', ['PUT', '/hours'], async (caller, { body }) =>
      data(await saveHours(caller, readBody('hours', body))),
    ),
    isForStaff: true,
  },
  {
    ...read('serviceCharges', '/service-charges', async (caller) =>
      data(await listServiceCharges(caller)),
    ),
    isForStaff: true,
  },
  {
    ...write('saveServiceCharge', ['PUT', '/service-charges'], async (caller, { body }) =>
      data(await saveServiceCharge(caller, readBody('serviceCharge', body))),
    ),
    isForStaff: true,
  },
  {
    ...write('removeServiceCharge', ['DELETE', '/service-charges/:id'], async (caller, { id }) =>
      data(await removeServiceCharge(caller, id)),
    ),
    isForStaff: true,
  },
  write('makeVersion', ['POST', '/cards/:id/versions'], async (caller, { id, body }) => {
    const made = await makeVersion(caller, { card: id, ...readBody('version', body) });
    return data(await showVersion(caller, made), 201);
  }),
];

const versions: DeskOperation[] = [
  read('version', '/versions/:id', async (caller, { id }) => data(await showVersion(caller, id))),
  write('saveVersion', ['PUT', '/versions/:id'], async (caller, { id, body }) => {
    await changeVersion(caller, id, readBody('versionChange', body));
    return data(await showVersion(caller, id));
  }),
  write('deleteVersion', ['DELETE', '/versions/:id'], async (caller, { id }) => {
    await deleteVersion(caller, id);
    return data(null);
  }),
  write('makeLive', ['POST', '/versions/:id/live'], async (caller, { id }) => {
    await makeLive(caller, id);
    return data(await showVersion(caller, id));
  }),
  write('makeDraft', ['POST', '/versions/:id/draft'], async (caller, { id }) => {
    await makeDraft(caller, id);
    return data(await showVersion(caller, id));
  }),
  read('checks', '/versions/:id/checks', async (caller, { id }) =>
    data(await checkVersion(caller, id)),
  ),
  read('difference', '/versions/:id/difference', async (caller, { id, query }) =>
    data(await compareVersions(caller, id, readQuery(query))),
  ),
];

const rates: DeskOperation[] = [
  read('rates', '/versions/:id/rates', async (caller, { id, query }) => ({
    body: await listRates(caller, id, readQuery(query)),
  })),
  read('ratesCsv', '/versions/:id/rates.csv', (caller, { id }) => exportRates(caller, id)),
  write('changeRates', ['POST', '/versions/:id/changes'], async (caller, { id, body }) => {
    const version = await findVersion(caller, id, { forChange: true });
    return data(await changeRates(caller, version, readBody('changes', body)));
  }),
  write('undo', ['POST', '/versions/:id/undo'], async (caller, { id, body }) => {
    const version = await findVersion(caller, id, { forChange: true });
    return data(await undoChange(caller, version, readBody('undo', body).change));
  }),
  write('uplift', ['POST', '/versions/:id/uplift'], async (caller, { id, body }) =>
    data(await upliftVersion(caller, id, readBody('uplift', body))),
  ),
];

const extras: DeskOperation[] = [
  read('extras', '/versions/:id/extras', async (caller, { id }) =>
    data(await listExtras(caller, id)),
  ),
  write('saveExtra', ['POST', '/versions/:id/extras'], async (caller, { id, body }) => {
    const extra = readBody('extra', body);
    const { kind, documentId } = extra;
    const values = extra.kind === 'band' ? extra.band : extra.event;
    await saveExtra(caller, id, { kind, documentId, values });
    return data(await listExtras(caller, id));
  }),
  write('removeExtra', ['POST', '/versions/:id/extras/remove'], async (caller, { id, body }) => {
    await removeExtra(caller, id, readBody('extraRemoved', body));
    return data(await listExtras(caller, id));
  }),
];

const imports: DeskOperation[] = [
  write('receiveImport', ['POST', '/cards/:id/imports'], async (caller, { id, body, file }) => {
    const { version = null } = (body ?? {}) as { version?: string | null };
    const received = file ? { ...file, version: version || null } : readBody('pasted', body);
    const made = await receiveImport(caller, { card: id, ...received });
    return data(await showImport(caller, made), 201);
  }),
  write('import', ['GET', '/imports/:id'], async (caller, { id }) =>
    data(await showImport(caller, id)),
  ),
  write('readImport', ['POST', '/imports/:id/read'], async (caller, { id, body }) => {
    const stored = await findImport(caller, id);
    const { mapping, validFrom } = readBody('read', body);
    return data(await readStaged(caller, await stageList(caller, stored, mapping), validFrom));
  }),
  write('importErrors', ['POST', '/imports/:id/errors.csv'], async (caller, { id, body }) => {
    const stored = await findImport(caller, id);
    const { mapping, validFrom } = readBody('read', body);
    const list = await stageList(caller, stored, mapping);
    const problems = await listProblems(caller, list, { day: validFrom });
    return { csv: errorsCsv(problems), fileName: `${stored.fileName}-not-read.csv` };
  }),
  write('compareImport', ['POST', '/imports/:id/difference'], async (caller, { id, body }) =>
    data(await compareImport(caller, id, readBody('compare', body))),
  ),
  write('applyImport', ['POST', '/imports/:id/apply'], async (caller, { id, body }) =>
    data(await applyImport(caller, id, readBody('apply', body))),
  ),
];

/** All that can be done about rate cards. Routes of both doors are made from these. */
export const deskOperations: readonly DeskOperation[] = [
  ...cards,
  ...versions,
  ...rates,
  ...extras,
  ...imports,
];

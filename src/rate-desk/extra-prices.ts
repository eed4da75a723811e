import type { UID } from '@strapi/strapi';

import { microToDecimalText } from '../billing';
import { asEngine, problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import type { BandPrice, EventPrice, VersionExtras } from './contracts';
import { type DeskVersion, findVersion } from './find';
import { requireAboveBuy } from './floor';
import { notADraft } from './refusals';

const UIDS = {
  band: 'api::band-rate.band-rate' as UID.ContentType,
  event: 'api::event-rate.event-rate' as UID.ContentType,
};
const TABLES = { band: 'band_rates', event: 'event_rates' } as const;

export type ExtraKind = keyof typeof UIDS;

const micro = (column: string, name: string): string =>
  `(coalesce(t.${column}, 0) * 1000000)::float8 as "${name}"`;

const listBands = async ({ trx }: DeskCaller, versionId: number): Promise<BandPrice[]> => {
  const { rows } = await trx.raw<{ rows: BandPrice[] }>(
    `select t.document_id as "documentId", t.band, ${micro('peak', 'peakMicro')}, ${micro('off_peak', 'offPeakMicro')},
            ${micro('weekend', 'weekendMicro')}, ${micro('connection', 'connectionMicro')},
            coalesce(t.first_increment, 1) as "firstIncrementS", coalesce(t.next_increment, 1) as "nextIncrementS",
            t.service_code as "serviceCode",
            (select count(*)::int from number_ranges n where n.band = t.band) as ranges
     from band_rates t where t.version_id = ? order by t.band`,
    [versionId],
  );
  return rows;
};

const listEvents = async ({ trx }: DeskCaller, versionId: number): Promise<EventPrice[]> => {
  const { rows } = await trx.raw<{ rows: EventPrice[] }>(
    `select t.document_id as "documentId", t.kind, t.event_type as "eventType", t.prefix, t.name, t.band,
            ${micro('price', 'priceMicro')}, t.block_size as "blockSize", t.block_unit as "blockUnit",
            t.block_rounding as "blockRounding"
     from event_rates t where t.version_id = ? order by t.kind desc, t.event_type nulls first, t.prefix nulls first`,
    [versionId],
  );
  return rows;
};

/**
 * What a version prices besides prefixes: whole bands of the numbering plan, messages, data and what else is counted.
 * @throws problem 404 `rate-version-unknown`.
 */
export const listExtras = async (
  caller: DeskCaller,
  documentId: string,
): Promise<VersionExtras> => {
  const { id } = await findVersion(caller, documentId);
  return {
    bands: await listBands(caller, id),
    events: await listEvents(caller, id),
    known: await caller.trx('number_ranges').distinct('band').orderBy('band').pluck('band'),
  };
};

const POUNDS: Record<string, string> = {
  peakMicro: 'peak',
  offPeakMicro: 'offPeak',
  weekendMicro: 'weekend',
  connectionMicro: 'connection',
  priceMicro: 'price',
};
const NAMES: Record<string, string> = {
  firstIncrementS: 'firstIncrement',
  nextIncrementS: 'nextIncrement',
};

/** Fields of a request as attributes: pounds as text, and what is empty as nothing. */
const toAttributes = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const price = POUNDS[name];
      if (price !== undefined) return [price, microToDecimalText(Number(value))];
      return [NAMES[name] ?? name, value === '' ? null : value];
    }),
  );

const requireOwn = async (
  { trx }: DeskCaller,
  { kind, documentId, versionId }: { kind: ExtraKind; documentId: string; versionId: number },
): Promise<void> => {
  const row = await trx(TABLES[kind])
    .where({ document_id: documentId, version_id: versionId })
    .first('id');
  if (row) return;
  throw problem({
    status: 404,
    code: 'price-unknown',
    message: 'There is no such price in this version.',
    whatToDo: 'Reload the page and choose one that is there.',
  });
};

const requireEventGap = async (
  { trx, resellerId }: DeskCaller,
  { id }: DeskVersion,
  { kind, eventType, prefix }: Record<string, unknown>,
): Promise<void> => {
  if (resellerId !== null) throw notADraft();
  const priced: unknown = await trx('event_rates')
    .where({ version_id: id, kind })
    .whereRaw(`(event_type is null or event_type = ?)`, [eventType ?? null])
    .whereRaw(`(prefix is null or left(?, length(prefix)) = prefix)`, [prefix ?? ''])
    .first('id');
  if (!priced) return;
  throw problem({
    status: 409,
    code: 'event-priced',
    field: 'eventType',
    message: 'This live version has a price for it already: bills may have been made by it.',
    whatToDo: 'Make a new version from this one and change the price there.',
  });
};

/**
 * Adds a price of a band or of what is counted to a draft, or changes one. A live version takes a price of what is
 * counted when it has none for it: events of that kind are held until there is one, so no price in use changes.
 *
 * @throws problem 404 `rate-version-unknown`, `price-unknown`; 409 `version-not-draft`, `event-priced`; 400 `already-exists`,
 * `below-buy-price`, and those of the rules of these prices.
 */
export const saveExtra = async (
  caller: DeskCaller,
  versionDocumentId: string,
  {
    kind,
    documentId,
    values,
  }: { kind: ExtraKind; documentId: string | null; values: Record<string, unknown> },
): Promise<void> => {
  const version = await findVersion(caller, versionDocumentId);
  const isGap = version.state === 'live' && documentId === null && kind === 'event';
  if (isGap) await requireEventGap(caller, version, values);
  else await findVersion(caller, versionDocumentId, { forChange: true });
  const data = { ...toAttributes(values), version: version.documentId } as never;
  if (documentId === null) {
    await asEngine(() => caller.strapi.documents(UIDS[kind]).create({ data }));
  } else {
    await requireOwn(caller, { kind, documentId, versionId: version.id });
    await caller.strapi.documents(UIDS[kind]).update({ documentId, data });
  }
  if (kind === 'band') await requireAboveBuy(caller, version, null);
};

/**
 * Takes such a price out of a draft.
 * @throws problem 404 `rate-version-unknown`, `price-unknown`; 409 `version-not-draft`.
 */
export const removeExtra = async (
  caller: DeskCaller,
  versionDocumentId: string,
  { kind, documentId }: { kind: ExtraKind; documentId: string },
): Promise<void> => {
  const version = await findVersion(caller, versionDocumentId, { forChange: true });
  await requireOwn(caller, { kind, documentId, versionId: version.id });
  await caller.strapi.documents(UIDS[kind]).delete({ documentId });
};

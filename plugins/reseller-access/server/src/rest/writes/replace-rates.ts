import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../../src/platform/audit';
import { now } from '../../../../../../src/platform/clock';
import { documentIdFor } from '../../../../../../src/platform/document-id';
import { problem } from '../../../../../../src/platform/errors';
import type { Access } from '../../access';
import type { RateOfVersion } from './bodies';
import type { Version } from './changeable-version';

const ROWS_AT_ONCE = 1_000;

const requirePrefixesOnce = (rates: readonly RateOfVersion[]): void => {
  const seen = new Map<string, number>();
  rates.forEach(({ prefix }, index) => {
    const first = seen.get(prefix);
    if (first !== undefined) {
      throw problem({
        code: 'already-exists',
        field: `rates.${index}.prefix`,
        message: `The prefix ${prefix} stands in the list twice: at ${first} and at ${index}.`,
        whatToDo: 'Leave one of them.',
      });
    }
    seen.set(prefix, index);
  });
};

const requireCapsHold = (rates: readonly RateOfVersion[]): void => {
  const index = rates.findIndex(
    ({ cap, capSeconds }) => (cap ?? null) !== null && (capSeconds ?? null) === null,
  );
  if (index < 0) return;
  throw problem({
    code: 'cap-without-seconds',
    field: `rates.${index}.capSeconds`,
    message: 'The rate has a cap, but it does not say for how long.',
    whatToDo: 'Enter the capped seconds, for example 3600, or leave the cap out.',
  });
};

const countRates = async (trx: Knex.Transaction, versionId: number): Promise<number> => {
  const { rows } = await trx.raw('select count(*)::int as count from rates where version_id = ?', [
    versionId,
  ]);
  return rows[0].count;
};

/**
 * Puts these rates in the place of all that a version has, in one go. What was written is in the audit as one entry
 * of the version.
 * @throws problem 400 `already-exists`, `cap-without-seconds`; each names the rate by its place in the list.
 */
export const replaceRates = async (
  trx: Knex.Transaction,
  {
    strapi,
    access,
    version,
    versionDocumentId,
    rates,
  }: {
    strapi: Core.Strapi;
    access: Access;
    version: Version;
    versionDocumentId: string;
    rates: readonly RateOfVersion[];
  },
): Promise<void> => {
  requirePrefixesOnce(rates);
  requireCapsHold(rates);
  const { resellerId } = access;
  const before = await countRates(trx, version.id);
  await trx('rates').where({ version_id: version.id, reseller_id: resellerId }).delete();
  const at = now();
  const rows = rates.map((rate) => ({
    document_id: documentIdFor('rate', version.id, rate.prefix, at.getTime()),
    version_id: version.id,
    reseller_id: resellerId,
    prefix: rate.prefix,
    destination: rate.destination,
    band: rate.band,
    connection: rate.connection ?? '0',
    peak: rate.peak ?? '0',
    off_peak: rate.offPeak ?? '0',
    weekend: rate.weekend ?? '0',
    minimum: rate.minimum ?? '0',
    first_increment: rate.firstIncrement ?? 1,
    next_increment: rate.nextIncrement ?? 1,
    cap: rate.cap ?? null,
    cap_seconds: rate.capSeconds ?? null,
    created_at: at,
    updated_at: at,
    published_at: at,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx('rates').insert(rows.slice(from, from + ROWS_AT_ONCE));
  }
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'api::rate-card-version.rate-card-version',
    documentId: versionDocumentId,
    before: { rowId: version.id, resellerId, values: { rates: before, replacedAt: null } },
    after: {
      rowId: version.id,
      resellerId,
      values: { rates: rates.length, replacedAt: at.toISOString() },
    },
  });
};

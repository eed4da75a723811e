import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  fail,
  type IsoDate,
  ok,
  type Result,
} from '../../../../../../src/billing';
import type { NewRate } from '../../../../shared/contracts/suspense';
import { database } from '../usage-file-row';

const RATE = 'api::rate.rate' as UID.ContentType;

type AddRateError = BillingError<'card-unknown' | 'no-live-version'>;

type Version = { documentId: string; from: IsoDate };

const liveVersions = async (db: Knex, card: string): Promise<Version[]> => {
  const { rows } = await db.raw<{ rows: Version[] }>(
    `select v.document_id as "documentId", v.valid_from::text as "from"
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id
     where c.document_id = ? and v.status = 'live' order by v.valid_from`,
    [card],
  );
  return rows;
};

/** Those of the versions, in order of their first days, that hold on a day of the period. */
const holdingWithin = (versions: readonly Version[], first: IsoDate, last: IsoDate): Version[] =>
  versions.filter(({ from }, index) => {
    const next = versions[index + 1];
    return from <= last && (next === undefined || next.from > first);
  });

/** Those that lack a prefix: a card that has it in one version only gets it in the others. */
const withoutPrefix = async (
  db: Knex,
  versions: readonly Version[],
  prefix: string,
): Promise<Version[]> => {
  const { rows } = await db.raw<{ rows: { documentId: string }[] }>(
    `select v.document_id as "documentId" from rates r join rate_card_versions v on v.id = r.version_id
     where r.prefix = ? and v.document_id = any(?::text[])`,
    [prefix, versions.map(({ documentId }) => documentId)],
  );
  const have = new Set(rows.map(({ documentId }) => documentId));
  return versions.filter(({ documentId }) => !have.has(documentId));
};

/**
 * Adds a rate to a card: to each live version without it that holds on one of the days on which calls lack it, all or
 * none.
 * Written as staff would in the Content Manager: its rules hold and the change is audited.
 *
 * Errors: `card-unknown`, `no-live-version`.
 * @throws the typed error of a rule of rates, for instance when a version has the prefix already.
 */
export const addRate = async (
  { strapi }: { strapi: Core.Strapi },
  { card, firstDay, lastDay, ...rate }: NewRate,
): Promise<Result<{ versions: number }, AddRateError>> => {
  const db = database(strapi);
  if (!(await db('rate_cards').where({ document_id: card }).first('id'))) {
    const message = 'There is no such rate card any more.';
    return fail({ code: 'card-unknown', field: 'card', message });
  }
  const holding = holdingWithin(await liveVersions(db, card), firstDay, lastDay);
  if (holding.length === 0) {
    const message = `The card has no live version between ${firstDay} and ${lastDay}. Add one in Rate card versions first.`;
    return fail({ code: 'no-live-version', field: 'card', message });
  }
  const lacking = await withoutPrefix(db, holding, rate.prefix);
  // When all have it, the rule of rates says so.
  const versions = lacking.length > 0 ? lacking : holding;
  await strapi.db.transaction(async () => {
    for (const { documentId } of versions) {
      await strapi.documents(RATE).create({ data: { ...rate, version: documentId } as never });
    }
  });
  return ok({ versions: versions.length });
};

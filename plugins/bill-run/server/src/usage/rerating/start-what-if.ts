import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type { StartWhatIfBody } from '../../../../shared/contracts/reratings';
import type { SuspenseActor } from '../suspense/actor';
import { database } from '../usage-file-row';
import { findNamed, resolveSelection, type SelectionError } from './selection';
import { insertRerating } from './start-rerating';

export type WhatIfError = SelectionError | BillingError<'version-unknown'>;

/**
 * Queues a what-if: the calls of a period priced as if a version (a draft, say) held in place of its card's own. Nothing
 * is ever changed by it. A reseller asks of his own customers and his own cards only.
 * Errors: `version-unknown`, `period-invalid`, `choice-unknown`.
 */
export const startWhatIf = async (
  { strapi }: { strapi: Core.Strapi },
  {
    body,
    resellerId,
    actor,
  }: { body: StartWhatIfBody; resellerId: number | null; actor: SuspenseActor },
): Promise<Result<{ id: number; documentId: string }, WhatIfError>> => {
  const db = database(strapi);
  const version = await findNamed(db, 'version', body.version);
  const owner =
    version && (await db('rate_card_versions').where({ id: version.id }).first('reseller_id'));
  if (!version || (resellerId !== null && owner?.reseller_id !== resellerId)) {
    const message = 'There is no such version of a card. Choose one of your cards.';
    return fail({ code: 'version-unknown', field: 'version', message });
  }
  const { from, to, customer, reseller } = body;
  const resolved = await resolveSelection(db, { from, to, customer, reseller });
  if (!resolved.ok) return resolved;
  const draft = { what: 'draft' as const, name: version.name, documentId: body.version };
  const selection = { ...resolved.value, chosen: [draft, ...resolved.value.chosen] };
  if (resellerId !== null) selection.resellerId = resellerId;
  const row = {
    kind: 'what-if' as const,
    selection,
    reason: '',
    versionId: version.id,
    resellerId,
    actor,
  };
  return ok(await db.transaction((trx) => insertRerating(trx, row)));
};

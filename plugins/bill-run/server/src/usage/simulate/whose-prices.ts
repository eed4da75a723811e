import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type { SimulateBody } from '../../../../shared/contracts/simulate';
import { OWNER_COLUMNS, type PricedOwner } from '../pricing';
import { findNamed } from '../rerating/selection';

/** Whose prices are asked for: in words, and as pricing knows him. `cardId`: by this card and no other. */
export type Whose = { name: string; owner: PricedOwner; cardId: number | null };

export type WhoseError = BillingError<'choice-unknown' | 'nobody-chosen'>;

/** What a caller may choose among: everything, or what belongs to one reseller. */
export type Scope = { resellerId: number | null };

const unknown = (field: string): { ok: false; error: WhoseError } =>
  fail({
    code: 'choice-unknown',
    field,
    message: `The ${field} that was chosen is not there. Choose another.`,
  });

const NOBODY: PricedOwner = { resellerId: null, overrideCardId: null, tariffCardId: null };

/** A customer, priced as a service of his without a card of its own is. */
const ofCustomer = async (db: Knex, documentId: string): Promise<Whose | undefined> => {
  const { rows } = await db.raw<{ rows: (PricedOwner & { name: string })[] }>(
    `select c.name, ${OWNER_COLUMNS} from customers c left join lateral (select null::integer as sell_card_id) s on true
     where c.document_id = ?`,
    [documentId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { name, ...owner } = row;
  return { name, owner, cardId: null };
};

const isInScope = async (
  db: Knex,
  { resellerId }: Scope,
  table: 'rate_cards',
  id: number,
): Promise<boolean> => {
  if (resellerId === null) return true;
  const row = await db(table).where({ id }).first('reseller_id');
  return row?.reseller_id === resellerId;
};

/** A card by its document id, when the caller may price by it. */
export const findCard = async (
  db: Knex,
  documentId: string,
  scope: Scope,
): Promise<{ id: number; name: string } | undefined> => {
  const card = await findNamed(db, 'card', documentId);
  return card && (await isInScope(db, scope, 'rate_cards', card.id)) ? card : undefined;
};

const byCard = ({ id, name }: { id: number; name: string }, owner: PricedOwner): Whose => ({
  name,
  owner: { ...owner, overrideCardId: null, tariffCardId: id },
  cardId: id,
});

/**
 * Finds out whose prices are asked for. Errors: `choice-unknown`, `nobody-chosen`.
 */
export const findWhose = async (
  db: Knex,
  body: SimulateBody,
  scope: Scope,
): Promise<Result<Whose, WhoseError>> => {
  let whose: Whose | undefined;
  if (body.customer) {
    whose = await ofCustomer(db, body.customer);
    const isOwn = scope.resellerId === null || whose?.owner.resellerId === scope.resellerId;
    if (!whose || !isOwn) return unknown('customer');
  } else if (scope.resellerId !== null) {
    whose = { name: '', owner: { ...NOBODY, resellerId: scope.resellerId }, cardId: null };
  } else if (body.reseller) {
    const found = await findNamed(db, 'reseller', body.reseller);
    if (!found) return unknown('reseller');
    whose = { name: found.name, owner: { ...NOBODY, resellerId: found.id }, cardId: null };
  }
  if (body.card) {
    const card = await findCard(db, body.card, scope);
    return card ? ok(byCard(card, whose?.owner ?? NOBODY)) : unknown('card');
  }
  if (whose) return ok(whose);
  const message = 'Choose a customer, a reseller or a card: somebody whose prices hold.';
  return fail({ code: 'nobody-chosen', field: 'customer', message });
};

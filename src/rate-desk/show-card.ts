import type { DeskCaller } from './caller';
import type { CardDetail, CardRow, CardSettings, VersionRow } from './contracts';
import { type DeskCard, findCard, standOf } from './find';
import { selectCard, toCardRow } from './list-cards';

const MOST_USERS = 100;

type StoredVersion = Omit<VersionRow, 'validTo' | 'stand'>;

/** The versions of a card with where each stands, the latest first. */
export const listVersions = async (
  { trx, today }: DeskCaller,
  cardId: number,
): Promise<VersionRow[]> => {
  const { rows } = await trx.raw<{ rows: StoredVersion[] }>(
    `select v.document_id as "documentId", v.valid_from::text as "validFrom", v.status as state, v.note,
            v.updated_at as "updatedAt", (select count(*)::int from rates t where t.version_id = v.id) as rates
     from rate_card_versions v where v.rate_card_id = ? order by v.valid_from desc, v.id desc`,
    [cardId],
  );
  return rows.map((row) => ({ ...row, ...standOf(row, rows, today) }));
};

/** Who uses a card, by name. */
const listUsers = async (
  { trx, resellerId }: DeskCaller,
  { id }: DeskCard,
): Promise<CardDetail['users']> => {
  const suppliers = `union all
    select 'suppliers', document_id, name from suppliers where buy_card_id = :id`;
  const { rows } = await trx.raw<{ rows: CardDetail['users'] }>(
    `select kind, "documentId", name from (
       select 'resellers' as kind, document_id as "documentId", name from resellers
         where :id in (sell_card_id, buy_card_id)
       union all select 'customers', document_id, name from customers where :id in (sell_card_id, override_card_id)
       union all select 'services', s.document_id, concat_ws(' ', c.name, s.label, s.identifier)
         from subscriptions s join customers c on c.id = s.customer_id where s.sell_card_id = :id
       ${resellerId === null ? suppliers : ''}
     ) u order by kind, name limit ${MOST_USERS}`,
    { id },
  );
  return rows;
};

const loadSettings = async ({ trx }: DeskCaller, cardId: number): Promise<CardSettings> => {
  const { rows } = await trx.raw<{ rows: CardSettings[] }>(
    `select coalesce(c.rounding_mode, 'up') as "roundingMode", coalesce(c.rounding_decimals, 2) as "roundingDecimals",
            coalesce(c.is_split_at_band_change, false) as "isSplitAtBandChange", p.document_id as hours
     from rate_cards c left join time_profiles p on p.id = c.time_profile_id where c.id = ?`,
    [cardId],
  );
  if (!rows[0]) throw new Error(`Card ${cardId} is gone`);
  return rows[0];
};

/**
 * A card with its versions and who uses it.
 * @throws problem 404 `rate-card-unknown`.
 */
export const showCard = async (caller: DeskCaller, documentId: string): Promise<CardDetail> => {
  const card = await findCard(caller, documentId);
  const { trx, today, resellerId } = caller;
  const { rows } = await trx.raw<{ rows: CardRow[] }>(
    `select ${selectCard(resellerId === null)}
     from rate_cards c left join resellers r on r.id = c.reseller_id where c.id = ?`,
    [today, today, card.id],
  );
  const [row] = rows;
  if (!row) throw new Error(`Card ${card.id} is gone`);
  return {
    ...toCardRow(row),
    settings: await loadSettings(caller, card.id),
    versions: await listVersions(caller, card.id),
    users: await listUsers(caller, card),
  };
};

import { addDays, type IsoDate } from '../billing';
import type { DeskCaller } from './caller';
import type { CardKind, Named, VersionStand } from './contracts';
import { notADraft, unknownCard, unknownVersion } from './refusals';

/** A card as the desk works with it. */
export type DeskCard = Named & {
  id: number;
  kind: CardKind;
  resellerId: number | null;
  reseller: Named | null;
};

/** A version with its card. */
export type DeskVersion = {
  id: number;
  documentId: string;
  state: 'draft' | 'live';
  validFrom: IsoDate;
  card: DeskCard;
};

const CARD = `c.id, c.document_id as "documentId", c.name, c.kind, c.reseller_id as "resellerId",
  r.document_id as "resellerDocumentId", r.name as "resellerName"`;

type StoredCard = Omit<DeskCard, 'reseller'> & {
  resellerDocumentId: string | null;
  resellerName: string | null;
};

const toCard = ({ resellerDocumentId, resellerName, ...card }: StoredCard): DeskCard => ({
  ...card,
  reseller:
    resellerDocumentId === null
      ? null
      : { documentId: resellerDocumentId, name: resellerName ?? '' },
});

/** Resellers see their own sell cards only; PostgreSQL sees to the first half of that, this to both. */
export const OWN_CARDS = `(?::integer is null or (c.reseller_id = ?::integer and c.kind = 'sell'))`;

export const ownCards = ({ resellerId }: DeskCaller): (number | null)[] => [resellerId, resellerId];

/**
 * The card with this document id, if the caller may see it.
 * @throws problem 404 `rate-card-unknown`.
 */
export const findCard = async (caller: DeskCaller, documentId: string): Promise<DeskCard> => {
  const { rows } = await caller.trx.raw<{ rows: StoredCard[] }>(
    `select ${CARD} from rate_cards c left join resellers r on r.id = c.reseller_id
     where c.document_id = ? and ${OWN_CARDS}`,
    [documentId, ...ownCards(caller)],
  );
  if (!rows[0]) throw unknownCard();
  return toCard(rows[0]);
};

/**
 * The version with this document id. `forChange` holds it until the transaction ends, and wants a draft.
 * @throws problem 404 `rate-version-unknown`, 409 `version-not-draft`.
 */
export const findVersion = async (
  caller: DeskCaller,
  documentId: string,
  { forChange = false }: { forChange?: boolean } = {},
): Promise<DeskVersion> => {
  const { rows } = await caller.trx.raw<{
    rows: (StoredCard & { versionId: number; version: string } & Pick<
        DeskVersion,
        'state' | 'validFrom'
      >)[];
  }>(
    `select ${CARD}, v.id as "versionId", v.document_id as version, v.status as state,
            v.valid_from::text as "validFrom"
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id
       left join resellers r on r.id = c.reseller_id
     where v.document_id = ? and ${OWN_CARDS} ${forChange ? 'for update of v' : ''}`,
    [documentId, ...ownCards(caller)],
  );
  const [row] = rows;
  if (!row) throw unknownVersion();
  const { versionId, version, state, validFrom, ...card } = row;
  if (forChange && state !== 'draft') throw notADraft();
  return { id: versionId, documentId: version, state, validFrom, card: toCard(card) };
};

type Span = { state: 'draft' | 'live'; validFrom: IsoDate };

/** Where a version stands among all of its card, and its last day. */
export const standOf = (
  version: Span,
  all: readonly Span[],
  today: IsoDate,
): { stand: VersionStand; validTo: IsoDate | null } => {
  if (version.state === 'draft') return { stand: 'draft', validTo: null };
  const later = all
    .filter(({ state, validFrom }) => state === 'live' && validFrom > version.validFrom)
    .map(({ validFrom }) => validFrom)
    .sort();
  const next = later[0];
  const validTo = next === undefined ? null : addDays(next, -1);
  if (version.validFrom > today) return { stand: 'coming', validTo };
  return { stand: next !== undefined && next <= today ? 'past' : 'current', validTo };
};

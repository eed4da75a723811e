import type { SuspenseSelection } from '../../../../shared/contracts/suspense';

/** A condition on billing.usage_suspense s, with its positional bindings. */
export type Condition = { sql: string; bindings: unknown[] };

/** LIKE takes % and _ for anything; a person who types them means them. */
const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const cardCondition = (card: string): Condition =>
  card === 'none'
    ? { sql: 's.card_id is null', bindings: [] }
    : { sql: 's.card_id = (select id from rate_cards where document_id = ?)', bindings: [card] };

/** The rows that a selection means, whatever their status. */
export const conditionOf = (selection: SuspenseSelection): Condition => {
  const { ids, reason, card, key, file, search } = selection;
  const parts: Condition[] = [{ sql: 'true', bindings: [] }];
  if (ids) parts.push({ sql: 's.id = any(?::bigint[])', bindings: [ids] });
  if (reason) parts.push({ sql: 's.reason = ?', bindings: [reason] });
  if (card !== undefined) parts.push(cardCondition(card));
  if (key !== undefined) parts.push({ sql: `coalesce(s.mend_key, '') = ?`, bindings: [key] });
  if (file) {
    const sql = 's.file_id = (select id from billing.usage_files where document_id = ?)';
    parts.push({ sql, bindings: [file] });
  }
  if (search) {
    const sql = `(s.raw ilike ? or s.corrected ilike ? or s.message ilike ?)`;
    const text = likeText(search);
    parts.push({ sql, bindings: [text, text, text] });
  }
  return {
    sql: parts.map(({ sql }) => sql).join(' and '),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
};

import type { Knex } from 'knex';

/** The versions of bills that were seen, by the document id of each. */
export type SeenVersions = Readonly<Record<string, string>>;

/** SQL: the version of several drafts together, as an aggregate. */
export const versionOfAll = ({ id, gross }: { id: string; gross: string }): string =>
  `(substr(md5(coalesce(string_agg(${id}::text, ' ' order by ${id}), '')), 1, 12) || '.' || count(${id}) || '.' ||
    (coalesce(sum(${gross}), 0) * 100)::bigint)`;

const penceIn = (version: string): number | null => {
  const [, pence] = /\.(-?\d+)$/.exec(version) ?? [];
  return pence === undefined ? null : Number(pence);
};

const pounds = (pence: number): string =>
  `${pence < 0 ? '−' : ''}£${(Math.abs(pence) / 100).toFixed(2)}`;

type Changed = {
  seen: string;
  customerName: string | null;
  nowPence: string | null;
  who: string | null;
  why: string | null;
};

/**
 * What has become of bills since they were looked at, in words; undefined when they are as they were. A reseller's role sees
 * his own only. Ask for it after approving, in the same transaction: whoever makes a bill anew comes before or after both.
 */
export const changedSince = async (
  db: Knex,
  versions: SeenVersions,
): Promise<string | undefined> => {
  const { rows } = await db.raw<{ rows: Changed[] }>(
    `select n.version as seen, c.name as "customerName", (v.gross_total * 100)::bigint::text as "nowPence", a.who, a.why
     from unnest(cast(:ids as text[]), cast(:versions as text[])) as n(id, version)
     left join invoices v on v.document_id = n.id
     left join customers c on c.id = v.customer_id
     left join lateral (
       select coalesce(b.withdrawn_by, b.author) as who, b.reason as why from billing.bill_amendments b
       where b.customer_id = v.customer_id and b.bill_date = v.bill_date
       order by coalesce(b.withdrawn_at, b.created_at) desc limit 1) a on true
     where v.id is null or billing.bill_version(v.id, v.gross_total) <> n.version
     order by c.name`,
    { ids: Object.keys(versions), versions: Object.values(versions) },
  );
  const [first, ...others] = rows;
  if (!first) return undefined;
  const more = others.length > 0 ? ` So have ${others.length} more.` : '';
  return `${inWords(first)}${more} Nothing was approved: look at it again.`;
};

const inWords = ({ seen, customerName, nowPence, who, why }: Changed): string => {
  if (customerName === null || nowPence === null) {
    return 'A bill that you looked at is not there any more.';
  }
  const before = penceIn(seen);
  const now = pounds(Number(nowPence));
  const figures = before === null ? `It is ${now} now.` : `It was ${pounds(before)} and is ${now}.`;
  const reason = who === null ? '' : ` ${who} changed it last: ${why}.`;
  return `The bill of ${customerName} has changed since you looked. ${figures}${reason}`;
};

/** What has become of bills that were looked at together; undefined when they are as they were. `deed` is what was refused. */
export const changedTogether = ({
  seen,
  now,
  deed = 'approved',
}: {
  seen: string;
  now: string;
  deed?: 'approved' | 'issued';
}): string | undefined => {
  if (seen === now) return undefined;
  const [before, after] = [penceIn(seen), penceIn(now)];
  const figures =
    before === null || after === null
      ? ''
      : ` They were ${pounds(before)} and are ${pounds(after)}.`;
  return `These bills have changed since you looked.${figures} Nothing was ${deed}: look at them again.`;
};

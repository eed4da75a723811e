import type { Door } from './callers';

/** What a reseller asks for: a first page of his issued bills. */
export type Question = {
  door: Door;
  path: string;
  /** The same in SQL: conditions beside those of the reseller and the status, and the order. */
  where: string;
  orderBy: string;
};

const panel = (query: string, where: string): Question => ({
  door: 'panel',
  path: `/reseller-access/my/invoices${query}`,
  where,
  orderBy: 'i.issue_date desc, i.id desc',
});

const rest = (query: string, where: string, orderBy: string): Question => ({
  door: 'rest',
  path: `/api/v1/invoices?pageSize=25&${encodeURI(query)}`,
  where,
  orderBy,
});

const FOUND = `(i.number ilike '%Castle%' or c.name ilike '%Castle%' or c.account_number ilike '%Castle%')`;
const HALF_A_YEAR = `i.issue_date >= '2025-01-01' and i.issue_date <= '2025-06-30'`;

/** Asked in turn by each reseller. */
export const QUESTIONS: readonly Question[] = [
  panel('', 'true'),
  panel('?search=Castle', FOUND),
  rest('sort=-issueDate', 'true', 'i.issue_date desc, i.id desc'),
  rest(
    'filter[issueDate][gte]=2025-01-01&filter[issueDate][lte]=2025-06-30&sort=-grossPence',
    HALF_A_YEAR,
    'i.gross_total desc, i.id desc',
  ),
  rest(
    'filter[kind]=invoice&filter[customerName][startsWith]=Castle&sort=customerName',
    `i.kind = 'invoice' and c.name ilike 'Castle%'`,
    'c.name, i.id',
  ),
  rest('search=Castle&sort=dueDate,-grossPence', FOUND, 'i.due_date, i.gross_total desc, i.id'),
];

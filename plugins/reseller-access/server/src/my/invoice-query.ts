import type { INVOICE_SORTS } from '../../../shared/contracts/my';

type SortName = (typeof INVOICE_SORTS)[number];
export type InvoiceSort = SortName | `-${SortName}`;

/** What of a list of bills is wanted. */
export type InvoiceQuery = {
  /** From 1. */
  page: number;
  pageSize: number;
  /** Part of a number, a customer's name or an account number. */
  search?: string;
  /** Document ids of whose bills, and of which run. */
  customer?: string;
  run?: string;
  /** Newest first unless said. */
  sort?: InvoiceSort;
};

const COLUMN: Record<SortName, string> = {
  issueDate: 'i.issue_date',
  dueDate: 'i.due_date',
  number: 'i.number',
  netPence: 'i.net_total',
  grossPence: 'i.gross_total',
};

/** The SQL order, the same on each page: bills that are equal stand by their age. */
export const orderBy = (sort: InvoiceSort = '-issueDate'): string => {
  const isDown = sort.startsWith('-');
  const column = COLUMN[(isDown ? sort.slice(1) : sort) as SortName];
  return isDown ? `${column} desc, i.id desc` : `${column}, i.id`;
};

/** What a person typed, as a LIKE pattern that finds it anywhere. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Joined where customers are shown or searched. */
export const CUSTOMER = 'left join customers c on c.id = i.customer_id';

/** The SQL conditions of what is wanted. The joins are those that the conditions need. */
export const conditionsOf = (
  resellerId: number,
  { search, customer, run }: Pick<InvoiceQuery, 'search' | 'customer' | 'run'>,
) => {
  // The policy says the same; said here it lets the planner walk the index of one reseller in order.
  const conditions = [`i.status = 'issued' and i.reseller_id = :resellerId`];
  const bindings: Record<string, string | number> = { resellerId };
  if (search) {
    conditions.push(
      '(i.number ilike :search or c.name ilike :search or c.account_number ilike :search)',
    );
    bindings.search = containing(search);
  }
  if (customer) {
    conditions.push('i.customer_id = (select id from customers where document_id = :customer)');
    bindings.customer = customer;
  }
  if (run) {
    conditions.push('i.bill_run_id = (select id from bill_runs where document_id = :run)');
    bindings.run = run;
  }
  return {
    joins: search ? CUSTOMER : '',
    where: `where ${conditions.join(' and ')}`,
    bindings,
  };
};

/** What to say when a named rule of the database refuses a row; the names are those of database/sql. */
export type Sentence = { code: string; message: string; whatToDo?: string; field?: string };

/** Unique indexes whose columns alone do not tell the story. */
export const uniqueSentences: Record<string, Sentence> = {
  mandates_one_active_uq: {
    code: 'already-exists',
    field: 'state',
    message: 'This customer already has an active mandate.',
    whatToDo: 'Cancel that one first.',
  },
  invoices_once: {
    code: 'already-billed',
    field: 'billDate',
    message: 'This customer already has a bill for this bill date.',
  },
  invoice_lines_service_period_uq: {
    code: 'already-charged',
    field: 'periodFrom',
    message: 'This service is already charged from this day.',
  },
};

/** Check constraints. */
export const checkSentences: Record<string, Sentence> = {
  customers_cycle_day_ck: {
    code: 'out-of-range',
    field: 'cycleDay',
    message: 'The bill day is a day of the month.',
    whatToDo: 'Enter 1 to 31.',
  },
  subscriptions_quantity_ck: {
    code: 'out-of-range',
    field: 'quantity',
    message: 'The quantity is at least 1.',
    whatToDo: 'To stop a service, enter the day it ends.',
  },
  subscriptions_dates_ck: {
    code: 'dates',
    field: 'endDate',
    message: 'The service ends before it starts.',
    whatToDo: 'Enter an end that is not before the start.',
  },
  rate_cards_owner_ck: {
    code: 'buy-card-of-reseller',
    field: 'reseller',
    message: 'A buy card belongs to the bureau.',
    whatToDo: 'Leave the reseller empty, or make it a sell card.',
  },
  rates_increments_ck: {
    code: 'out-of-range',
    field: 'firstIncrement',
    message: 'Increments are at least one second.',
    whatToDo: 'Enter 1 for charging by the second.',
  },
};

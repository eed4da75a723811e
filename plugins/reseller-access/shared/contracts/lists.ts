import type { MyReseller } from './access';

/**
 * What a reseller's pages and the REST interface (/api/v1) read: the same lists, from the same definitions in
 * server/src/rest/resources.
 *
 * GET /reseller-access/my/<list>?page&pageSize&sort&filter[field]&filter[field][operator]&search -> ListOf<Row>
 * GET /reseller-access/my/<list>/:id                                                            -> { data: Row }
 * for customers, services, products, rate-cards, rate-card-versions, rates, bill-runs, usage-files; further
 * GET /reseller-access/my/resellers/me                      -> { data: ResellerRow }
 * GET /reseller-access/my/invoices/:id                      -> { data: InvoiceWithLines }
 * GET /reseller-access/my/usage-files/:id/suspended-rows    -> ListOf<SuspendedRow>
 * GET /reseller-access/my/usage-sources                     -> { data: UsageSourceRow[] }
 * POST /reseller-access/my/usage-files/preview { source, text } -> { data: UsagePreview }
 * POST /reseller-access/my/usage-files multipart: file, source? -> { data: UsageFileRow }
 *
 * `id` is a document id, `...Pence` are whole pence, prices are pounds as decimal text ("0.0125"), dates YYYY-MM-DD,
 * moments ISO 8601 in UTC. pageSize at most 100, 25 unless said. sort=-issueDate,name. Operators: eq, ne, in (a,b,c),
 * gte, lte, gt, lt, contains, startsWith, empty (true or false).
 *
 * Fields marked with ? are there only for who may see them: prices need tariffs.read; acquisition partners see the
 * fields of who and what, and no more. A field that a caller may not see cannot be filtered or ordered by either.
 *
 * errors: not-allowed (403), not-found (404), unknown-parameter, unknown-field, field-not-for-lists, unknown-operator,
 * invalid-value (400; `field` names the parameter)
 */
export type ListOf<Row> = { data: Row[]; page: PageOf };
export type PageOf = { number: number; size: number; count: number; total: number };

type Id = string;
type IsoDate = string;
type IsoMoment = string;
type Pence = number;
type Pounds = string;
type Entered = { id: Id; createdAt: IsoMoment; updatedAt: IsoMoment };

export type ResellerRow = Entered &
  Pick<MyReseller, 'code' | 'name' | 'mode'> & {
    legalName: string;
    companyNumber: string | null;
    vatNumber: string | null;
    addressLine1: string | null;
    addressLine2: string | null;
    city: string | null;
    postcode: string | null;
    country: string | null;
    email: string | null;
    phone: string | null;
    website: string | null;
    invoicePrefix?: string;
    paymentTermsDays?: number | null;
    directDebitNoticeDays?: number | null;
    sellCardId?: Id | null;
  };

/** What a customer has used since his last bill. GET /reseller-access/my/customers/:id/balance -> { data: BalanceRow } */
export type BalanceRow = {
  customerId: Id;
  billDate: IsoDate;
  periodFrom: IsoDate;
  records: number;
  seconds: number;
  bytes: number;
  messages: number;
  /** Millionths of a pound, without VAT: the price by the cards, and what allowances cover of it. */
  sellMicro: number;
  coveredMicro: number;
  lastRecordAt: string | null;
  creditMicro: number | null;
  allowances: {
    name: string;
    service: string | null;
    unit: 'second' | 'message' | 'byte' | 'unit';
    granted: number;
    carriedIn: number;
    used: number;
    left: number;
  }[];
};

export type CustomerRow = Entered & {
  accountNumber: string;
  name: string;
  state: 'active' | 'closed';
  billingStart: IsoDate;
  email: string | null;
  contactName: string | null;
  addressLine1: string | null;
  addressLine2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
  companyNumber: string | null;
  cycleDay?: number;
  nextBillDate?: IsoDate | null;
  paymentMethod?: 'direct-debit' | 'card' | 'bank-transfer' | 'other';
  delivery?: 'email' | 'portal' | 'post' | 'none';
  itemised?: boolean;
  vatExempt?: boolean;
  vatNumber?: string | null;
  purchaseOrder?: string | null;
  catalogueName?: string | null;
  sellCardId?: Id | null;
};

export type ServiceRow = Entered & {
  customerId: Id;
  customerName: string;
  customerAccountNumber: string;
  productId: Id;
  productCode: string;
  productName: string;
  quantity: number;
  identifier: string | null;
  label: string | null;
  startDate: IsoDate;
  /** The day after its last day. */
  endDate: IsoDate | null;
  /** Its own price, when it has one. */
  priceOverride?: Pounds | null;
  /** What one costs for a period, wherever the price comes from. */
  price?: Pounds;
  sellCardId?: Id | null;
};

export type ProductRow = Entered & {
  code: string;
  name: string;
  invoiceText: string;
  kind: 'recurring' | 'one-off' | 'usage' | 'third-party';
  timing: 'advance' | 'arrears';
  frequency: 'monthly' | 'quarterly' | 'annual';
  price: Pounds;
  vatTreatment: 'standard' | 'reduced' | 'zero' | 'exempt' | 'outside';
  prorateStart: boolean;
  prorateEnd: boolean;
  group: string | null;
  state: 'active' | 'withdrawn';
};

export type RateCardRow = Entered & { name: string; versions: number };

export type RateCardVersionRow = Entered & {
  rateCardId: Id;
  rateCardName: string;
  validFrom: IsoDate;
  state: 'draft' | 'live';
  /** It is live and its day has come: neither it nor its rates can be changed. */
  isInForce: boolean;
  note: string | null;
  /** How many rates it has. */
  rates: number;
};

export type RateRow = Entered & {
  versionId: Id;
  prefix: string;
  destination: string;
  band: string;
  connection: Pounds;
  peak: Pounds;
  offPeak: Pounds;
  weekend: Pounds;
  minimum: Pounds;
  firstIncrement: number;
  nextIncrement: number;
  cap: Pounds | null;
  capSeconds: number | null;
};

export type InvoiceRow = {
  id: Id;
  number: string;
  kind: 'invoice' | 'credit-note';
  customerId: Id;
  customerName: string;
  customerAccountNumber: string;
  billRunId: Id | null;
  billDate: IsoDate;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  issueDate: IsoDate;
  dueDate: IsoDate;
  paymentMethod: 'direct-debit' | 'card' | 'bank-transfer' | 'other';
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  hasPdf: boolean;
};

export type InvoiceLineRow = {
  position: number;
  section: 'recurring' | 'one-off' | 'third-party' | 'usage' | 'discount';
  group: string | null;
  description: string;
  quantity: string | null;
  unitPrice: Pounds | null;
  netPence: Pence;
  vatTreatment: string;
  /** Such as "20". */
  vatPercent: string;
  periodFrom: IsoDate | null;
  periodTo: IsoDate | null;
  serviceId: Id | null;
  productCode: string | null;
};

export type InvoiceWithLines = InvoiceRow & { lines: InvoiceLineRow[] };

/** What the bureau bills the reseller himself. GET /reseller-access/my/bureau-invoices, /:id, /:id/pdf */
export type BureauInvoiceRow = Pick<
  InvoiceRow,
  | 'id'
  | 'number'
  | 'kind'
  | 'billDate'
  | 'periodFrom'
  | 'periodTo'
  | 'issueDate'
  | 'dueDate'
  | 'netPence'
  | 'vatPence'
  | 'grossPence'
>;
export type BureauInvoice = BureauInvoiceRow & {
  lines: Omit<InvoiceLineRow, 'group' | 'serviceId' | 'productCode'>[];
};
export type BureauInvoices = ListOf<BureauInvoiceRow> & {
  totals: { netPence: Pence; vatPence: Pence; grossPence: Pence };
};

export type BillRunRow = {
  id: Id;
  runDate: IsoDate;
  state:
    | 'queued'
    | 'held'
    | 'collecting'
    | 'drafting'
    | 'review'
    | 'issuing'
    | 'documents'
    | 'delivery'
    | 'complete'
    | 'nothing-due'
    | 'reported'
    | 'failed'
    | 'cancelled';
  /** Of the reseller, like all figures of it. */
  customers: number;
  invoices: number;
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
};

export type UsageFileRow = {
  id: Id;
  fileName: string;
  format: 'uk-standard-cdr-v3' | 'generic-csv' | 'json-events';
  bytes: number;
  sha256: string;
  state: 'received' | 'importing' | 'imported' | 'failed';
  rowsRead: number;
  rowsAccepted: number;
  rowsSuspended: number;
  rowsSuperseded: number;
  sellPrice: Pounds;
  errorCode: string | null;
  errorMessage: string | null;
  receivedAt: IsoMoment;
  finishedAt: IsoMoment | null;
  /** In a single answer only: rows that are held, by reason. */
  suspended?: { reason: HeldReason; rows: number }[];
};

/** Why a row of a usage file is not taken. */
export type HeldReason =
  | 'parse-error'
  | 'wrong-encoding'
  | 'unknown-service'
  | 'no-buy-rate'
  | 'no-sell-rate'
  | 'duplicate'
  | 'too-old'
  | 'in-the-future'
  | 'price-anomaly'
  | 'not-billable-number';

/** How files may be read besides as UK Standard CDRs: what the bureau has opened to the reseller. */
export type UsageSourceRow = {
  code: string;
  name: string;
  format: 'uk-standard-v3' | 'generic-csv' | 'json-events';
};

/** The beginning of a file as it would be read. Nothing is stored. */
export type UsagePreview = {
  rows: UsagePreviewRow[];
  counts: Record<UsagePreviewRow['kind'], number>;
  /** Why no row can be read at all. */
  error: { field: string; message: string } | null;
};
export type UsagePreviewRow = {
  lineNo: number;
  line: string;
  kind: 'record' | 'skipped' | 'blank' | 'rejected';
  values: { field: string; value: string }[];
  errors: { field: string; message: string }[];
};

export type SuspendedRow = {
  id: Id;
  usageFileId: Id;
  lineNo: number;
  reason: HeldReason;
  field: string | null;
  message: string;
  raw: string;
  cli: string | null;
  dialled: string | null;
  localDate: IsoDate | null;
  durationSeconds: number | null;
  state: 'open' | 'recycled' | 'written-off' | 'superseded';
  createdAt: IsoMoment;
};

/**
 * What a credit note would come to, negative, and what is left of each line to credit, with the sign of the line.
 * POST /reseller-access/my/invoices/:id/credits/preview { lines? } -> { data: CreditPreviewRow }
 */
export type CreditPreviewRow = {
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  lines: {
    position: number;
    description: string;
    section: string;
    leftPence: Pence;
    creditPence: Pence;
  }[];
};

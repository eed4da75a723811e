import type { Knex } from 'knex';

import type {
  BillCheck,
  CheckedBill,
  CheckFilter,
  CheckTotals,
  NewAmendment,
} from '../../../plugins/bill-run/shared/contracts/checks';
import type {
  CreditCheck,
  CreditCheckBody,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';
import type {
  NextBillCharge,
  NextBillChargeBody,
} from '../../../plugins/bill-run/shared/contracts/next-bill-charges';
import type {
  PriceRiseDetail,
  ResellersRise,
} from '../../../plugins/bill-run/shared/contracts/price-rises';
import type { ApprovalOutlook } from '../../../plugins/bill-run/shared/contracts/run-windows';
import type { EventsAnswer } from '../../../plugins/bill-run/shared/contracts/usage-events';

/** The open bill of a customer in a run, by document ids, and who acts. */
type WhoseBill = { customer: string; run: string; by: string };
type BillChange =
  | { ok: true; value: { id: number } }
  | { ok: false; error: { code: string; message: string } };

/** What the plugin bill-run does for the others. */
export type BillRunServices = {
  /** Bills that wait for their check, as their reseller sees and handles them. `trx`: behind the wall. */
  bills: {
    list(input: {
      trx: Knex.Transaction;
      resellerId: number;
      page: number;
      pageSize: number;
      search?: string;
      filter: CheckFilter;
      sort: 'change' | 'gross' | 'customer';
    }): Promise<{ results: CheckedBill[]; total: number; totals: CheckTotals }>;
    /** Undefined: there is no such bill, or none of his. */
    show(input: {
      trx: Knex.Transaction;
      documentId: string;
      resellerId: number;
    }): Promise<BillCheck | undefined>;
    /** False: there is no such bill. */
    comment(input: {
      trx: Knex.Transaction;
      invoice: string;
      author: string;
      body: string;
    }): Promise<boolean>;
    /** What it would do if he approved all that is his to approve. */
    outlook(input: { trx: Knex.Transaction; resellerId: number }): Promise<ApprovalOutlook>;
    /**
     * Approves named bills, or (null) all that wait; the database refuses what is not his to approve. What was seen may be
     * named: `versions` by the id of each bill, `version` of all of an outlook. After `bill-changed` the caller undoes all.
     */
    approve(input: {
      trx: Knex.Transaction;
      resellerId: number;
      invoices: string[] | null;
      by: string;
      version?: string;
      versions?: Readonly<Record<string, string>>;
    }): Promise<
      | { ok: true; value: { approved: number } }
      | { ok: false; error: { code: 'bill-changed'; message: string } }
    >;
    /** Changes one bill and makes it anew, with the bureau's rights: the caller has found that it is his. */
    amend(input: WhoseBill & { amendment: NewAmendment }): Promise<BillChange>;
    withdraw(input: WhoseBill & { amendment: string }): Promise<BillChange>;
    recalculate(input: WhoseBill): Promise<BillChange>;
  };
  /** What a reseller puts on the next bills of his customers. The caller has found that the customer is his. */
  nextCharges: {
    /** What waits for his bills that are not made yet. `trx`: behind the wall. */
    list(input: { trx: Knex.Transaction; customer: string }): Promise<NextBillCharge[]>;
    /** With the bureau's rights. The same request again charges once. */
    charge(input: {
      customer: string;
      by: string;
      body: NextBillChargeBody;
    }): Promise<
      | { ok: true; value: { documentId: string; billDate: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** With the bureau's rights; only what the reseller's own people charged, until its bill is made. */
    withdraw(input: {
      customer: string;
      charge: string;
      by: string;
    }): Promise<
      | { ok: true; value: { billDate: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  /** Credit checks that a reseller records of his customers. The caller has found that the customer is his. */
  creditChecks: {
    /** `trx`: behind the wall. */
    list(input: { trx: Knex.Transaction; customer: string }): Promise<CreditCheck[]>;
    /** With the bureau's rights, with the act that he is charged for. The same request again records once. */
    record(input: {
      customer: string;
      by: string;
      body: CreditCheckBody;
    }): Promise<
      | { ok: true; value: { documentId: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** With the bureau's rights; only what the reseller's own people recorded. */
    takeBack(input: {
      customer: string;
      by: string;
      check: string;
      reason: string;
    }): Promise<
      | { ok: true; value: null }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  /** Rises of the prices of a reseller's own customers, with the bureau's rights: the caller may make them. */
  priceRises: {
    /** What a rise would come to; nothing is left of it. @throws problem 400 of the rules of price rises. */
    preview(input: { resellerDocumentId: string; terms: ResellersRise }): Promise<PriceRiseDetail>;
    /** Makes and schedules it, once for a request; `services` as the preview told. @throws as above. */
    schedule(input: {
      resellerId: number;
      resellerDocumentId: string;
      by: string;
      requestId: string;
      terms: ResellersRise;
      services: number;
      sendNotices: boolean;
    }): Promise<
      | { ok: true; value: { documentId: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** Only what the reseller's own people made. */
    withdraw(input: {
      documentId: string;
      resellerId: number;
      by: string;
    }): Promise<
      | { ok: true; value: null }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  corrections: {
    /** Sends a copy of an issued document by e-mail, once for a request; recorded as self-served, which is free. */
    sendCopy(input: {
      documentId: string;
      to: string;
      requestId: string;
      by: string;
    }): Promise<
      | { ok: true; value: { to: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /**
     * What `credit` would come to: negative, and of each line what is left and what would be taken of it, with the sign of
     * the line. Writes nothing.
     */
    previewCredit(input: {
      documentId: string;
      lines: { position: number; netPence: number }[] | null;
    }): Promise<
      | {
          ok: true;
          value: {
            netPence: number;
            vatPence: number;
            grossPence: number;
            lines: {
              position: number;
              description: string;
              section: string;
              leftPence: number;
              creditPence: number;
            }[];
          };
        }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /**
     * Issues a credit note of an invoice with the bureau's rights: of named lines, or (null) of all that is left. The caller
     * has found that it is his. The same request again gives the same credit note.
     */
    credit(input: {
      documentId: string;
      madeBy: string;
      requestId: string;
      reason: string;
      lines: { position: number; netPence: number }[] | null;
    }): Promise<
      | { ok: true; value: { documentId: string; number: string; grossPence: number } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  balances: {
    /**
     * What a customer has used since his last bill and what is left of allowances and credit, with the bureau's
     * rights: whether the asker may see him is for the caller to know. Null: no such customer.
     */
    read(input: { customerDocumentId: string }): Promise<{
      customerId: string;
      billDate: string;
      periodFrom: string;
      records: number;
      seconds: number;
      bytes: number;
      messages: number;
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
    } | null>;
  };
  usage: {
    /**
     * Why a record costs what it costs, as a reseller may see it: his sell side whole, his buy side as an amount.
     * Undefined when he has no such record.
     */
    explainRecord(input: { recordId: string; resellerId: number }): Promise<object | undefined>;
    /** What something would cost a reseller's customer, or by one of his cards. Writes nothing. */
    simulate(input: {
      body: {
        customer?: string;
        card?: string;
        version?: string;
        compareWith?: string;
        kind: 'call' | 'sms' | 'data';
        number: string;
        date: string;
        time: string;
        durationS: number;
        quantity: number;
        fileMicro: number;
      };
      resellerId: number;
    }): Promise<
      | { ok: true; value: object }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** The sources that staff have opened to a reseller: how files of his may be read besides as UK Standard. */
    sourcesOf(input: {
      resellerId: number;
    }): Promise<{ code: string; name: string; format: string }[]>;
    /** How the beginning of a reseller's file would be read. `source` as for `receiveFile`. Writes nothing. */
    previewFile(input: {
      source: string;
      text: string;
      resellerId: number;
    }): Promise<
      | { ok: true; value: object }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** Queues a what-if of one of a reseller's own versions; expected refusals come back as codes. */
    startWhatIf(input: {
      body: { version: string; from: string; to: string; customer?: string };
      resellerId: number;
      actor: { kind: string; id: string | null; name: string | null };
    }): Promise<
      | { ok: true; value: object }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /** A what-if that the reseller has asked for. Undefined when there is none. */
    readWhatIf(input: { id: string; resellerId: number }): Promise<object | undefined>;
    /** Takes a usage file that lies on disk and queues its import. Expected refusals come back as codes. */
    receiveFile(input: {
      path: string;
      fileName: string;
      source: string;
      receivedBy: string;
      door?: 'rest' | 'upload';
      /** Row id of the reseller whose own usage it is: it bills his customers only. `source`: '' for UK Standard, else the code of one open to him. */
      resellerId?: number;
    }): Promise<
      | { ok: true; value: { id: number; documentId: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
    /**
     * Takes events that a reseller's own systems sent, before it answers, and says of each what became of it. The same
     * key or content is the same batch. Expected refusals come back as codes.
     */
    receiveEvents(input: {
      events: readonly unknown[];
      receivedBy: string;
      resellerId: number;
      key?: string;
    }): Promise<
      | { ok: true; value: EventsAnswer }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  runs: {
    /** Starts a run for everybody due on or before `runDate` and queues it. */
    startRun(input: {
      runDate: string;
      resellerId?: number | null;
      autoIssue: boolean;
      startedBy: string;
    }): Promise<
      | { ok: true; value: { id: number; documentId: string } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
  acts: {
    /**
     * Records a chargeable act for a reseller in the caller's transaction, once for its key; priced by his tier on that
     * day when it is billed. `service` is a code of the tier matrix (`copy-invoice`, `margin-report`, `bulk-additions`).
     * Staff's own and those of jobs only: behind the wall nobody writes, so what a reseller did himself is recorded
     * after his scope. Refused: reseller-unknown, partner-not-charged, service-unknown, customer-of-another,
     * quantity-invalid, amount-invalid. Whoever works for partners and for direct customers too goes on after a refusal.
     */
    record(input: {
      trx: Knex.Transaction;
      resellerId: number;
      service: string;
      key: string;
      actedBy: string;
      isSelfServed?: boolean;
      customerId?: number | null;
      quantity?: number;
      actedOn?: string;
      subject?: string | null;
      note?: string | null;
      quotedPence?: number | null;
      costPence?: number | null;
    }): Promise<
      | { ok: true; value: { id: number; isNew: boolean } }
      | { ok: false; error: { code: string; field?: string; message: string } }
    >;
  };
};

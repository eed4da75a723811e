import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Readable } from 'node:stream';

import type { BillRunServices } from './bill-run';

/**
 * What one plugin may ask of another. A plugin never reads another's tables or imports its files: it calls one of
 * these, found by name. Adding a call here is a decision about the walls of the house.
 */
export type PluginServices = {
  'invoice-templates': {
    documents: {
      /**
       * Renders the PDFs of issued invoices that have none yet, in batches, and stores them. Idempotent.
       * `invoiceIds` are row ids. Resolves with how many were rendered now and how many stood already.
       */
      renderInvoices(input: {
        invoiceIds: number[];
      }): Promise<{ rendered: number; existing: number }>;
      /**
       * The PDF of one invoice to hand out, rendered first when there is none yet; of a draft, a proforma. `size` in
       * bytes. Throws a typed HTTP error: invoice-unknown, invoice-incomplete, browser-missing, rendering-failed.
       */
      openPdf(input: {
        invoiceId: number;
      }): Promise<{ fileName: string; body: Readable | Buffer; size: number }>;
      /** Closes the browsers. Called when the process stops. */
      close(): Promise<void>;
    };
  };
  collections: {
    ledger: {
      /**
       * Posts receivable, revenue and VAT of freshly issued invoices, inside the issuing transaction.
       * Each invoice is one ledger transaction keyed `invoice:<id>`, so it is posted once: a later pass of the same
       * run posts its own invoices and leaves those before it.
       */
      postIssuedInvoices(input: {
        trx: Knex.Transaction;
        runId: number;
        issuerKey: string;
      }): Promise<void>;
      /**
       * Posts credit notes and bills issued anew, by row id, inside the issuing transaction. Keyed `credit-note:<id>` and
       * `invoice:<id>`, so each is posted once.
       */
      postCorrections(input: { trx: Knex.Transaction; invoiceIds: number[] }): Promise<void>;
    };
    submissions: {
      /** Writes one Standard 18 file for everything waiting under an originator for a processing day. */
      createSubmission(input: {
        originatorId: number;
        processingDate: string;
        createdOn: string;
        createdBy: string;
        confirmedTotalPence?: number;
      }): Promise<
        | {
            ok: true;
            value: { documentId: string; items: number; totalPence: number; storagePath: string };
          }
        | { ok: false; error: { code: string; field?: string; message: string } }
      >;
      /** Where a written file lies, absolute; made again from its rows when it is gone. Undefined: no such submission. */
      openFile(input: { documentId: string }): Promise<{ file: string } | undefined>;
      /** What waits to be collected, by originator and processing day. */
      listWaiting(): Promise<
        {
          originatorId: number;
          originatorName: string;
          processingDate: string;
          /** When it is taken from the payers' accounts. */
          entryDate: string;
          inputDate: string;
          items: number;
          totalPence: number;
        }[]
      >;
    };
  };
  'reseller-access': {
    contacts: {
      /** People of a reseller who look after his bills and can log in to the panel. `id` is their membership. */
      billingContacts(input: {
        trx: Knex.Transaction;
        resellerId: number;
      }): Promise<{ id: number; email: string; name: string }[]>;
    };
  };
  'bill-run': BillRunServices;
};

type PluginName = keyof PluginServices;

/** Finds a service of a plugin. Throws when the plugin is not loaded, which a test rules out. */
export const pluginService = <P extends PluginName, S extends keyof PluginServices[P] & string>(
  strapi: Core.Strapi,
  plugin: P,
  service: S,
): PluginServices[P][S] => strapi.plugin(plugin).service(service) as PluginServices[P][S];

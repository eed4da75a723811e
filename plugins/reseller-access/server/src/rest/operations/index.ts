import * as of from '../resources';
import { approveProformas, readApprovals } from './approvals';
import { creditChecks } from './credit-checks';
import { creditInvoice, previewCredit } from './credits';
import { customerBalance } from './customer-balance';
import { createCustomer, updateCustomer } from './customer-writes';
import { listFileRows } from './file-rows';
import { nextBillCharges } from './next-bill-charges';
import { sendInvoiceCopy } from './invoice-copies';
import { invoicePdf } from './invoice-pdf';
import type { Operation } from './operation';
import { ownReseller } from './own-reseller';
import { bureauInvoicePdf } from './bureau-invoice-pdf';
import {
  amendProforma,
  commentProforma,
  recalculateProforma,
  withdrawAmendment,
} from './proformas';
import { priceRiseWrites } from './price-rises';
import { proformaPdf } from './proforma-pdf';
import { rateDeskOperations } from './rate-desk';
import { createRate, deleteRate, updateRate } from './rate-writes';
import { listing, reading } from './reading';
import { createService, updateService } from './service-writes';
import { sendUsageEvents } from './usage-events';
import { readSuspense } from './suspense';
import { createThreshold, updateThreshold } from './threshold-writes';
import { explainUsageRecord, simulateUsage } from './usage-prices';
import { previewUsageFile } from './usage-preview';
import { listUsageSources } from './usage-sources';
import { sendUsageFile } from './usage-upload';
import { readWhatIf, startWhatIf } from './what-ifs';
import { createVersion, deleteVersion, replaceVersionRates, updateVersion } from './version-writes';

export type { Operation } from './operation';

/** All that can be done over REST. */
export const operations: readonly Operation[] = [
  ownReseller,
  listing(of.customers),
  reading(of.customers),
  createCustomer,
  updateCustomer,
  customerBalance,
  ...nextBillCharges,
  ...creditChecks,
  listing(of.services),
  reading(of.services),
  createService,
  updateService,
  listing(of.products),
  reading(of.products),
  listing(of.priceRises, { isInPanel: false }),
  reading(of.priceRises, { isInPanel: false }),
  ...priceRiseWrites,
  listing(of.allowances, { isInPanel: false }),
  reading(of.allowances, { isInPanel: false }),
  listing(of.meters, { isInPanel: false }),
  reading(of.meters, { isInPanel: false }),
  listing(of.thresholds),
  reading(of.thresholds),
  createThreshold,
  updateThreshold,
  listing(of.rateCards),
  reading(of.rateCards),
  listing(of.rateCardVersions),
  reading(of.rateCardVersions),
  createVersion,
  updateVersion,
  deleteVersion,
  replaceVersionRates,
  ...rateDeskOperations,
  listing(of.rates),
  reading(of.rates),
  createRate,
  updateRate,
  deleteRate,
  // The panel has a list of bills of its own.
  listing(of.invoices, { isInPanel: false }),
  reading(of.invoices),
  invoicePdf,
  previewCredit,
  creditInvoice,
  sendInvoiceCopy,
  // The panel has a check of its own, with why each bill changed.
  listing(of.proformas, { isInPanel: false }),
  reading(of.proformas),
  proformaPdf,
  commentProforma,
  amendProforma,
  withdrawAmendment,
  recalculateProforma,
  readApprovals,
  approveProformas,
  listing(of.bureauInvoices),
  reading(of.bureauInvoices),
  bureauInvoicePdf,
  listing(of.billRuns),
  reading(of.billRuns),
  listing(of.usageFiles),
  reading(of.usageFiles),
  listUsageSources,
  previewUsageFile,
  sendUsageFile,
  sendUsageEvents,
  listing(of.usageRecords),
  reading(of.usageRecords),
  explainUsageRecord,
  simulateUsage,
  listFileRows,
  readSuspense,
  listing(of.suspendedRows, { isInPanel: false }),
  startWhatIf,
  readWhatIf,
];

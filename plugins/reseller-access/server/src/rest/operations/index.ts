import * as of from '../resources';
import { listFileRows } from './file-rows';
import { invoicePdf } from './invoice-pdf';
import type { Operation } from './operation';
import { ownReseller } from './own-reseller';
import { listing, reading } from './reading';

export type { Operation } from './operation';

/** All that can be done over REST. */
export const operations: readonly Operation[] = [
  ownReseller,
  listing(of.customers),
  reading(of.customers),
  listing(of.services),
  reading(of.services),
  listing(of.products),
  reading(of.products),
  listing(of.rateCards),
  reading(of.rateCards),
  listing(of.rateCardVersions),
  reading(of.rateCardVersions),
  listing(of.rates),
  reading(of.rates),
  // The panel has a list of bills of its own.
  listing(of.invoices, { isInPanel: false }),
  reading(of.invoices),
  invoicePdf,
  listing(of.billRuns),
  reading(of.billRuns),
  listing(of.usageFiles),
  reading(of.usageFiles),
  listFileRows,
];

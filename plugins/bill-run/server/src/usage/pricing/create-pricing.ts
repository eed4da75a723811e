import type { Knex } from 'knex';

import {
  type BandClock,
  buildPrefixTable,
  type NumberRange,
  type PrefixTable,
} from '../../../../../../src/billing';
import { type CardStore, createCardStore } from './card-store';
import { loadNumberRanges } from './load-rates';
import { loadResellerTerms, type ResellerTerms } from './reseller-terms';
import { loadServiceCharges } from './service-charges';
import { clockOf, loadHours, loadUsageSettings, type UsageSettings } from './settings';
import { createVersionFinder, type VersionOn } from './versions';

/**
 * All that prices usage, as it stood when it was loaded. To price by other versions than the live ones, such as a draft,
 * copy it with another `versionOn`.
 */
export type Pricing = {
  settings: UsageSettings;
  versionOn: VersionOn;
  cards: CardStore;
  termsOf: (resellerId: number | null) => ResellerTerms;
  /** The numbering plan, by which a call is named that no rate names. */
  plan: PrefixTable<NumberRange>;
  /** The hours that hold where no card says others. */
  usualHours: BandClock;
};

const planOf = (ranges: readonly NumberRange[]): PrefixTable<NumberRange> => {
  const plan = buildPrefixTable(ranges);
  if (!plan.ok) throw new Error(`Number ranges: ${plan.error.message}`);
  return plan.value;
};

/**
 * Loads what prices usage: settings, hours, versions, terms of resellers, numbering plan. Cards are loaded when they
 * are needed, up to a bound of rows.
 * @throws the error of the database.
 */
export const createPricing = async (
  db: Knex,
  options: { maxRowsKept?: number } = {},
): Promise<Pricing> => {
  const settings = await loadUsageSettings(db);
  const hours = await loadHours(db, settings);
  const ranges = await loadNumberRanges(db);
  const services = await loadServiceCharges(db);
  const clock = clockOf(settings);
  return {
    settings,
    versionOn: await createVersionFinder(db),
    cards: createCardStore(db, { hours, clock, services, ranges, ...options }),
    termsOf: await loadResellerTerms(db),
    plan: planOf(ranges),
    usualHours: hours.usual,
  };
};

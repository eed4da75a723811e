import type { Level } from './levels';

/** One level for each role, in the order of BUREAU_ROLES. */
export type ContentRow = readonly [
  administrator: Level,
  billing: Level,
  collections: Level,
  support: Level,
  auditor: Level,
];

/** What each role may do with the records of each content type in the Content Manager. */
export const CONTENT_ACCESS: Readonly<Record<string, ContentRow>> = {
  // Customers and what they have.
  'api::customer.customer': ['all', 'all', 'payment', 'contact', 'read'],
  'api::subscription.subscription': ['all', 'all', 'none', 'read', 'read'],
  'api::usage-threshold.usage-threshold': ['all', 'all', 'none', 'read', 'read'],
  'api::discount.discount': ['all', 'all', 'none', 'read', 'read'],
  'api::commitment.commitment': ['all', 'all', 'none', 'read', 'read'],
  'api::mandate.mandate': ['all', 'read', 'edit', 'none', 'read'],

  // Made by bill runs, changed by nobody.
  'api::bill-run.bill-run': ['read', 'read', 'read', 'read', 'read'],
  'api::invoice.invoice': ['read', 'read', 'read', 'read', 'read'],
  'api::invoice-line.invoice-line': ['read', 'read', 'read', 'read', 'read'],

  // What is sold and for how much.
  'api::product.product': ['all', 'all', 'none', 'read', 'read'],
  'api::price-rise.price-rise': ['all', 'all', 'none', 'read', 'read'],
  'api::allowance.allowance': ['all', 'all', 'none', 'read', 'read'],
  'api::meter.meter': ['all', 'all', 'none', 'read', 'read'],
  'api::catalogue.catalogue': ['all', 'all', 'none', 'read', 'read'],
  'api::catalogue-item.catalogue-item': ['all', 'all', 'none', 'read', 'read'],
  'api::rate-card.rate-card': ['all', 'all', 'none', 'read', 'read'],
  'api::rate-card-version.rate-card-version': ['all', 'all', 'none', 'read', 'read'],
  'api::rate.rate': ['all', 'all', 'none', 'read', 'read'],
  'api::band-rate.band-rate': ['all', 'all', 'none', 'read', 'read'],
  'api::event-rate.event-rate': ['all', 'all', 'none', 'read', 'read'],
  'api::number-range.number-range': ['all', 'all', 'none', 'read', 'read'],
  'api::service-charge.service-charge': ['all', 'all', 'none', 'read', 'read'],
  'api::time-profile.time-profile': ['all', 'all', 'none', 'read', 'read'],
  'api::supplier.supplier': ['all', 'all', 'none', 'none', 'read'],
  // What came in is kept under it, so nobody can delete one.
  'api::usage-source.usage-source': ['edit', 'edit', 'none', 'read', 'read'],
  'api::product-cost.product-cost': ['all', 'all', 'none', 'none', 'read'],
  'api::vat-rate.vat-rate': ['all', 'read', 'none', 'read', 'read'],

  // Resellers and what the bureau does for them.
  'api::reseller.reseller': ['all', 'edit', 'read', 'read', 'read'],
  'api::brand.brand': ['all', 'all', 'none', 'read', 'read'],
  'api::promo.promo': ['all', 'all', 'none', 'read', 'read'],
  'api::tier.tier': ['all', 'read', 'none', 'read', 'read'],
  'api::tier-assignment.tier-assignment': ['all', 'all', 'none', 'read', 'read'],
  'api::tier-price.tier-price': ['all', 'read', 'none', 'read', 'read'],
  'api::bureau-service.bureau-service': ['all', 'read', 'none', 'read', 'read'],
  // Who is a member is decided by the administrator, and nobody can delete it.
  'api::reseller-membership.reseller-membership': ['edit', 'none', 'none', 'read', 'read'],

  // The bureau itself.
  'api::bureau-setting.bureau-setting': ['edit', 'read', 'none', 'none', 'read'],
  'api::bacs-originator.bacs-originator': ['all', 'read', 'read', 'none', 'read'],
};

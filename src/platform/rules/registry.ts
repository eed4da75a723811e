import { rule as bandRate } from '../../api/band-rate/rules';
import { rule as allowance } from '../../api/allowance/rules';
import { rule as bureauSetting } from '../../api/bureau-setting/rules';
import { rule as catalogue } from '../../api/catalogue/rules';
import { rule as commitment } from '../../api/commitment/rules';
import { rule as customer } from '../../api/customer/rules';
import { rule as discount } from '../../api/discount/rules';
import { rule as eventRate } from '../../api/event-rate/rules';
import { rule as mandate } from '../../api/mandate/rules';
import { rule as meter } from '../../api/meter/rules';
import { rule as priceRise } from '../../api/price-rise/rules';
import { rule as product } from '../../api/product/rules';
import { rule as promo } from '../../api/promo/rules';
import { rule as rateCard } from '../../api/rate-card/rules';
import { rule as rate } from '../../api/rate/rules';
import { rule as resellerMembership } from '../../api/reseller-membership/rules';
import { rule as reseller } from '../../api/reseller/rules';
import { rule as subscription } from '../../api/subscription/rules';
import { rule as supplier } from '../../api/supplier/rules';
import { rule as tierAssignment } from '../../api/tier-assignment/rules';
import { rule as tierPrice } from '../../api/tier-price/rules';
import { rule as timeProfile } from '../../api/time-profile/rules';
import { rule as usageSource } from '../../api/usage-source/rules';
import { rule as usageThreshold } from '../../api/usage-threshold/rules';
import { rule as vatRate } from '../../api/vat-rate/rules';
import type { Rule } from './rule';

/** The rules of each content type; a type without a line here has none beyond its schema. */
export const rules: Record<string, Rule> = {
  'api::band-rate.band-rate': bandRate,
  'api::allowance.allowance': allowance,
  'api::bureau-setting.bureau-setting': bureauSetting,
  'api::catalogue.catalogue': catalogue,
  'api::commitment.commitment': commitment,
  'api::customer.customer': customer,
  'api::discount.discount': discount,
  'api::event-rate.event-rate': eventRate,
  'api::mandate.mandate': mandate,
  'api::meter.meter': meter,
  'api::price-rise.price-rise': priceRise,
  'api::product.product': product,
  'api::promo.promo': promo,
  'api::rate-card.rate-card': rateCard,
  'api::rate.rate': rate,
  'api::reseller-membership.reseller-membership': resellerMembership,
  'api::reseller.reseller': reseller,
  'api::subscription.subscription': subscription,
  'api::supplier.supplier': supplier,
  'api::tier-assignment.tier-assignment': tierAssignment,
  'api::tier-price.tier-price': tierPrice,
  'api::time-profile.time-profile': timeProfile,
  'api::usage-source.usage-source': usageSource,
  'api::usage-threshold.usage-threshold': usageThreshold,
  'api::vat-rate.vat-rate': vatRate,
};

import {
  type AllowanceLot,
  type AllowanceRule,
  type UsageIdentity,
} from '../../../src/billing/allowances';

/** An hour of UK calls, shared by all services, with what a test changes. */
export const rule = (changes: Partial<AllowanceRule> = {}): AllowanceRule => ({
  id: 1,
  name: 'UK hour',
  unit: 'second',
  quantity: 3_600,
  bandGroups: ['UK landline'],
  serviceIds: null,
  priority: 1,
  proration: 'by-days',
  rollover: null,
  ...changes,
});

export const lot = (changes: Partial<AllowanceLot> = {}): AllowanceLot => ({
  ruleId: 1,
  grantedOn: '2025-06-01',
  quantity: 3_600,
  periodsLeft: 0,
  ...changes,
});

export const identity = (key: string, moment = 0, serviceId = 1): UsageIdentity => ({
  key,
  moment,
  serviceId,
});

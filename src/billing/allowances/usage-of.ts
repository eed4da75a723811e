import { type EpochSecond } from '../calendar';
import { type EntityId } from '../entity-id';
import { type ChargedEvent, eventChargeUpTo, type EventRate } from '../metering';
import { accessUpTo, type RatedCall } from '../rating';
import { type AllowanceUnit, type AllowanceUsage } from './types';

/** Which record it is, when it began and whose it is. */
export type UsageIdentity = { key: string; moment: EpochSecond; serviceId: EntityId };

/** A rated call as allowances see it. Its service charge, if any, stays charged. */
export const usageOfCall = (identity: UsageIdentity, rated: RatedCall): AllowanceUsage => ({
  ...identity,
  unit: 'second',
  bandGroup: rated.rate.bandGroup,
  quantity: rated.billedS,
  wholeMicro: rated.chargeMicro,
  upTo: (quantity) => accessUpTo(rated, quantity),
});

/** A charged event as allowances see it: messages for events, bytes or units as they are. */
export const usageOfEvent = (
  identity: UsageIdentity,
  rate: EventRate,
  charged: ChargedEvent,
): AllowanceUsage => {
  const units: Record<EventRate['unit'], AllowanceUnit> = {
    event: 'message',
    byte: 'byte',
    unit: 'unit',
  };
  return {
    ...identity,
    unit: units[rate.unit],
    bandGroup: rate.bandGroup,
    quantity: charged.billedQuantity,
    wholeMicro: charged.chargeMicro,
    upTo: (quantity) => eventChargeUpTo(rate, charged, quantity),
  };
};

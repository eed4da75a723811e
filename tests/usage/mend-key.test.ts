import type { UsageRecord } from '../../src/billing';
import { mendKeyOf } from '../../plugins/bill-run/server/src/usage/suspense/mend-key';
import { call } from './bureau';

describe('what would mend a row without a price', () => {
  const keyOf = (record: object): string | null =>
    mendKeyOf({ reason: 'no-sell-rate', field: 'Call Type' }, {
      ...call(),
      ...record,
    } as unknown as UsageRecord);

  it('is a price for its kind, and of events one for each', () => {
    expect(keyOf({ callType: 'S' })).toBe('type:S');
    const meter = { eventType: 'peak-load', quantity: 75, unit: '', subject: '' };
    expect(keyOf({ callType: 'E', meter })).toBe('type:peak-load');
  });

  it('is a card where no buy price is known to put a mark-up on', () => {
    const record = { ...call(), isPriceUnknown: true } as unknown as UsageRecord;
    expect(mendKeyOf({ reason: 'no-buy-rate', field: 'Salesprice' }, record)).toBe('card');
  });
});

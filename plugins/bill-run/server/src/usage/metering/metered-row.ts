import type { UsageRecord } from '../../../../../../src/billing';
import type { Hold, Owner } from '../rows';
import type { Meter } from './find-meter';

/** An event that is put together with others. It has a price of its own, else it would be held. */
export type MeteredRow = {
  lineNo: number;
  record: UsageRecord & { meter: NonNullable<UsageRecord['meter']> };
  owner: Owner;
  cli: string;
  meter: Meter;
};

/** Why an event cannot be put together; null when it can. */
export const meterHold = ({ record, meter }: Pick<MeteredRow, 'record' | 'meter'>): Hold | null => {
  if (meter.method !== 'unique-count' || (record.meter.subject ?? '') !== '') return null;
  const message =
    'The event does not say whom or what to count. Send a subject, such as the user or the device.';
  return { reason: 'parse-error', field: 'Subject', message };
};

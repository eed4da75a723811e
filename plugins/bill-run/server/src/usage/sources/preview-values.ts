import { type CdrRecord, formatMicro } from '../../../../../../src/billing';
import type { PreviewField, PreviewValue } from '../../../../shared/contracts/usage-sources';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const clockText = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => twoDigits(Math.floor(part)))
    .join(':');

const money = (micro: number | null): string => (micro === null ? '' : formatMicro(micro));

/** What a record says, field by field, as staff read it; what it does not say is left out. */
export const valuesOf = (record: CdrRecord): PreviewValue[] => {
  const { meter } = record;
  const values: Partial<Record<PreviewField, string>> = {
    callType: record.callType,
    cli: record.cli,
    dialled: record.dialled,
    start: `${record.localDate} ${clockText(record.secondsOfDay)}`,
    duration: meter ? '' : `${record.durationS} s`,
    bytes: record.bytes === 0 ? '' : String(record.bytes),
    eventType: meter?.eventType ?? '',
    quantity: meter ? `${meter.quantity} ${meter.unit}`.trim() : '',
    subject: meter?.subject ?? '',
    price: money(record.salesPriceMicro),
    preBundlePrice: money(record.preBundleMicro),
    accessCharge: money(record.accessChargeMicro),
    serviceCharge: money(record.serviceChargeMicro),
    recordId: record.recordId,
    description: record.description,
    chargecode: record.chargecode,
    timeBand: record.timeBand ?? '',
    network: record.network,
    currency: record.currency === 'GBP' ? '' : record.currency,
    divertedNumber: record.divertedNumber,
    presentationNumber: record.presentationNumber,
    userId: record.userId,
    callCause: record.callCause,
  };
  return (Object.entries(values) as [PreviewField, string][])
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ field, value }));
};

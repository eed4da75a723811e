import { normaliseCli, normaliseDialled, type UsageRecord } from '../../../../../../src/billing';
import type { SuspenseReason } from '../../../../shared/contracts/usage';
import { callingCode } from './calling-code';

/** The column that a missing rate is about. */
export const DIALLED_FIELD = 'Telephone Number Dialled';

/** Digits after the UK's own code that tell a landline from a mobile and from service numbers. */
const UK_DIGITS = 2;

const numberKey = (cli: string): string => {
  const digits = normaliseCli(cli);
  return digits.ok ? digits.value : cli.trim();
};

/** The prefix that a missing rate would have: the country, within the UK its kind of number, or a short code. */
const destinationKey = (dialled: string): string | null => {
  const number = normaliseDialled(dialled);
  if (!number.ok) return null;
  const { kind, digits, lookupKey } = number.value;
  if (kind === 'short-code') return lookupKey;
  const code = callingCode(digits);
  return code === '44' ? digits.slice(0, code.length + UK_DIGITS) : code;
};

const missingRateKey = (field: string | null, record: UsageRecord): string | null => {
  if (field === DIALLED_FIELD) return destinationKey(record.dialled);
  if (field === 'Call Date') return 'version';
  if (field !== 'Call Type') return 'card';
  // Each kind of event has a price of its own.
  return `type:${record.meter?.eventType ?? record.callType}`;
};

/**
 * What would mend a held row, so that rows with the same cure stand together: the number of an unknown service, the
 * prefix of a missing rate (or `version`, `card`, `type:S`, `type:fax-page` when it is not a prefix that is missing), the field that
 * cannot be read. Null when each row is a case of its own.
 */
export const mendKeyOf = (
  { reason, field }: { reason: SuspenseReason; field: string | null },
  record: UsageRecord | null,
): string | null => {
  if (reason === 'parse-error' || reason === 'price-anomaly') return field;
  if (record === null) return null;
  if (reason === 'unknown-service') return numberKey(record.cli);
  if (reason === 'no-sell-rate' || reason === 'no-buy-rate') return missingRateKey(field, record);
  return null;
};

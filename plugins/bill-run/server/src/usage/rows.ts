import type { IsoDate, MicroPounds, UsageRecord } from '../../../../../src/billing';
import type { SuspenseReason } from '../../../shared/contracts/usage';
import type { Hold, PricedOwner } from './pricing';
import { mendKeyOf } from './suspense/mend-key';

export type { Hold };

/** A row that is not taken, with all that is known of it. */
export type SuspendedRow = {
  lineNo: number;
  reason: SuspenseReason;
  /** The column it is about, by its name in the standard; null for the line as a whole. */
  field: string | null;
  message: string;
  raw: string;
  cli: string | null;
  dialled: string | null;
  localDate: IsoDate | null;
  durationS: number | null;
  costMicro: MicroPounds | null;
  /** Id of the record that this one repeats. */
  duplicateOf: string | null;
  /** The card that lacks the rate. */
  cardId: number | null;
  /** Whose call it would be. */
  customerId: number | null;
  /** What would mend it; see mendKeyOf. */
  mendKey: string | null;
};

/** The service that a call belongs to, and what prices it. */
export type Owner = PricedOwner & { subscriptionId: number; customerId: number };

/** Line endings and marks are no part of a row. */
const plainRaw = (line: string): string => line.replace(/^\ufeff|\r$/g, '');

/** A suspended row of a line that could not be read. */
export const suspendLine = ({
  lineNo,
  line,
  ...hold
}: { lineNo: number; line: string } & Hold): SuspendedRow => ({
  ...hold,
  lineNo,
  raw: plainRaw(line),
  cli: null,
  dialled: null,
  localDate: null,
  durationS: null,
  costMicro: null,
  duplicateOf: null,
  cardId: null,
  customerId: null,
  mendKey: mendKeyOf(hold, null),
});

/** A suspended row of a record that was read. */
export const suspendRecord = ({
  lineNo,
  line,
  record,
  duplicateOf = null,
  cardId = null,
  customerId = null,
  reason,
  field,
  message,
}: {
  lineNo: number;
  line: string;
  record: UsageRecord;
  duplicateOf?: string | null;
  cardId?: number | null;
  customerId?: number | null;
} & Hold): SuspendedRow => ({
  reason,
  field,
  message,
  lineNo,
  raw: plainRaw(line),
  cli: record.cli,
  dialled: record.dialled,
  localDate: record.localDate,
  durationS: record.durationS,
  costMicro: record.salesPriceMicro,
  duplicateOf,
  cardId,
  customerId,
  mendKey: mendKeyOf({ reason, field }, record),
});

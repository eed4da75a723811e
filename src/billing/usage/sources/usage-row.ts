import { type EpochSecond, type LocalTimeKind } from '../../calendar';
import { type BillingError } from '../../result';
import { type CdrRecord } from '../cdr-record';
import { type SkipRule } from './source-mapping';

/** What is wrong with a field of a row, and what to do. `field` is the column as the source calls it. */
export type UsageFieldError = BillingError<
  | 'bad-quoting'
  | 'wrong-column-count'
  | 'not-an-event'
  | 'missing-cli'
  | 'unknown-call-type'
  | 'bad-date'
  | 'bad-time'
  | 'bad-duration'
  | 'bad-bytes'
  | 'bad-price'
  | 'missing-event-type'
  | 'bad-quantity'
> & { field: string };

/** A row as it was read. */
export type UsageRow =
  | { kind: 'record'; record: CdrRecord; moment: EpochSecond; timeKind: LocalTimeKind }
  | { kind: 'skipped'; rule: SkipRule }
  | { kind: 'blank' }
  | { kind: 'rejected'; errors: UsageFieldError[] };

import { type TimeBand } from '../../rating';

/** What a column of a usage file, or a place in a JSON event, may hold. */
export type UsageField =
  | 'callType'
  | 'callCause'
  | 'cli'
  | 'dialled'
  /** Date and time in two columns... */
  | 'date'
  | 'time'
  /** ...or in one. */
  | 'moment'
  | 'duration'
  | 'bytes'
  | 'bytesSent'
  | 'bytesReceived'
  | 'description'
  | 'chargecode'
  | 'timeBand'
  | 'price'
  | 'preBundlePrice'
  | 'network'
  | 'divertedNumber'
  | 'recordId'
  | 'currency'
  | 'presentationNumber'
  | 'accessCharge'
  | 'serviceCharge'
  | 'userId'
  /** Of events that are neither call, message nor data. */
  | 'eventType'
  | 'unit'
  | 'quantity'
  | 'subject';

/** A column by its position, from 1, or by its name in the header; in JSON a path such as 'call.from'. */
export type ColumnPlace = number | string;

/** How times are written. Patterns as in compileDatePattern; iso has an offset of its own or a Z. */
export type SourceTime =
  | { kind: 'two-columns'; dateFormat: string; timeFormat: string }
  | { kind: 'one-column'; format: string }
  | { kind: 'iso' }
  | { kind: 'epoch'; unit: 'seconds' | 'milliseconds' };

/** How lengths are written. Parts of a second count as a whole one. */
export type DurationFormat =
  | 'seconds'
  | 'decimal-seconds'
  | 'milliseconds'
  | 'hh:mm:ss'
  | 'mm:ss'
  | 'decimal-minutes';

/** A row that is passed over, such as a total at the end of a file. */
export type SkipRule =
  | { column: ColumnPlace; when: 'blank' }
  | { column: ColumnPlace; when: 'equals' | 'starts-with'; text: string };

/** How the rows of a usage source are read. Staff edit it; createUsageReader compiles it. */
export type SourceMapping = {
  shape:
    | {
        kind: 'delimited';
        delimiter: string;
        /** The mark that texts with delimiters stand in; null for none. */
        quote: '"' | "'" | null;
        /** Whether the first line names the columns. */
        header: 'none' | 'first-line';
        /** How many columns a row has; null for any number. */
        columnCount: number | null;
      }
    | { kind: 'json' };
  columns: Partial<Record<UsageField, ColumnPlace>>;
  /** What a field is in every row, where the source has no column for it, or leaves it blank. */
  fixed: Partial<Record<UsageField, string>>;
  time: SourceTime;
  /** Zone of times that have no offset, and of the dates that calls are billed by. */
  fileZone: string;
  localZone: string;
  duration: DurationFormat;
  /** How prices are written; null for a source without prices, whose calls need a buy card. */
  money: { unit: 'pounds' | 'pence' | 'micro-pounds'; decimalMark: '.' | ',' } | null;
  /** The first rule whose beginning a number has rewrites it; numbers of callers and called alike. */
  numberRules: readonly { startsWith: string; replaceBy: string }[];
  /** What the source's own words mean; without them its words are taken as they are. */
  callTypes: Readonly<Record<string, string>> | null;
  timeBands: Readonly<Record<string, TimeBand>> | null;
  skip: readonly SkipRule[];
};

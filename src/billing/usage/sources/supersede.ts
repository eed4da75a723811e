import { type IsoDate, type Period } from '../../calendar';
import { type CdrRecord } from '../cdr-record';

/**
 * The kinds of file in which one call may come several times. Daily files are provisional, the
 * monthly file replaces them, and the previous-month file mends the monthly one where it differs.
 */
export type FileStage = 'daily' | 'monthly' | 'previous-month';

/** What is known of a Record ID: the stage it was last taken from, and what it said. */
export type KnownRow = { stage: FileStage; fingerprint: string };

/**
 * What to do with an arriving row. `take` it as new; `confirm`: it says what is known, which now has
 * the arriving stage; `replace` what is known by it; `ignore`: a later stage has spoken already;
 * `conflict`: two rows of one stage contradict each other, and a person decides.
 */
export type Arrival = 'take' | 'confirm' | 'replace' | 'ignore' | 'conflict';

const RANK: Record<FileStage, number> = { daily: 1, monthly: 2, 'previous-month': 3 };

/** What a row says that matters for its bill: two rows with the same text are the same charge. */
export const rowFingerprint = (record: CdrRecord): string =>
  JSON.stringify([
    record.callType,
    record.cli,
    record.dialled,
    record.localDate,
    record.secondsOfDay,
    record.durationS,
    record.bytes,
    record.salesPriceMicro,
    record.currency,
    ...(record.meter ? [record.meter] : []),
  ]);

/** What an arriving row means for what is known of its Record ID (null when it is new). */
export const decideArrival = (known: KnownRow | null, arriving: KnownRow): Arrival => {
  if (known === null) return 'take';
  const isSame = known.fingerprint === arriving.fingerprint;
  const later = RANK[arriving.stage] - RANK[known.stage];
  if (later < 0) return 'ignore';
  if (isSame) return 'confirm';
  return later > 0 ? 'replace' : 'conflict';
};

/**
 * The provisional rows of a month that its monthly file does not name: the carrier has taken them
 * back. To be asked once the monthly file has been read whole. A previous-month file lists
 * differences only, so it takes nothing back by silence.
 */
export const withdrawnRows = <
  Row extends { recordId: string; stage: FileStage; localDate: IsoDate },
>(input: {
  month: Period;
  known: readonly Row[];
  namedByMonthly: ReadonlySet<string>;
}): Row[] =>
  input.known.filter(
    ({ recordId, stage, localDate }) =>
      stage === 'daily' &&
      localDate >= input.month.from &&
      localDate < input.month.to &&
      !input.namedByMonthly.has(recordId),
  );

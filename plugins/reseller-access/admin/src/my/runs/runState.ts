import type { Tone } from '../../../../../../src/admin/kit';
import type { BillRunRow } from '../../../../shared/contracts/lists';
import { PATHS } from '../../paths';

type State = BillRunRow['state'];

export const RUN_TONE: Record<State, Tone> = {
  queued: 'busy',
  held: 'busy',
  collecting: 'busy',
  drafting: 'busy',
  review: 'waiting',
  issuing: 'busy',
  documents: 'busy',
  delivery: 'busy',
  complete: 'good',
  'nothing-due': 'quiet',
  reported: 'quiet',
  failed: 'waiting',
  cancelled: 'quiet',
};

const WORDS: Partial<Record<State, 'done' | 'check' | 'none'>> = {
  complete: 'done',
  'nothing-due': 'none',
  reported: 'none',
  cancelled: 'none',
  review: 'check',
  failed: 'check',
};

/** What a reseller needs to know of where a run is: the steps are the bureau's affair. */
export const runWord = (state: State): 'done' | 'check' | 'none' | 'working' =>
  WORDS[state] ?? 'working';

/** Bills that wait for a check are looked at there; of any other run, its invoices. */
export const runPath = ({ id, state }: Pick<BillRunRow, 'id' | 'state'>): string =>
  state === 'review' ? PATHS.checks : PATHS.invoicesOfRun(id);

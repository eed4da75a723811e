import type { Tone } from '../../../../../../src/admin/kit';
import type { RunStatus } from '../../../../shared/contracts/runs';

const UNDER_WAY: RunStatus[] = ['queued', 'collecting', 'drafting', 'issuing', 'documents'];

/** Whether the run is moving by itself, so that its page should keep looking. */
export const isUnderWay = (status: RunStatus): boolean => UNDER_WAY.includes(status);

export const RUN_TONE: Record<RunStatus, Tone> = {
  queued: 'busy',
  collecting: 'busy',
  drafting: 'busy',
  review: 'waiting',
  issuing: 'busy',
  documents: 'busy',
  complete: 'good',
  'nothing-due': 'quiet',
  failed: 'bad',
  cancelled: 'quiet',
};

const ENDED: RunStatus[] = ['complete', 'nothing-due', 'cancelled'];

/** Whether nothing more will happen in the run; its log tells what did. */
export const hasEnded = (status: RunStatus): boolean => ENDED.includes(status);

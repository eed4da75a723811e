import type { Tone } from '../../../../../../src/admin/kit';
import type { RunStatus } from '../../../../shared/contracts/runs';

const UNDER_WAY: RunStatus[] = [
  ...(['queued', 'collecting', 'drafting', 'issuing', 'documents', 'delivery'] as const),
];

/** Whether the run is moving by itself, so that its page should keep looking. */
export const isUnderWay = (status: RunStatus): boolean => UNDER_WAY.includes(status);

export const RUN_TONE: Record<RunStatus, Tone> = {
  queued: 'busy',
  held: 'waiting',
  collecting: 'busy',
  drafting: 'busy',
  review: 'waiting',
  issuing: 'busy',
  documents: 'busy',
  delivery: 'busy',
  complete: 'good',
  'nothing-due': 'quiet',
  reported: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

const ENDED: RunStatus[] = ['complete', 'nothing-due', 'reported', 'cancelled'];

/** Whether nothing more will happen in the run; its log tells what did. */
export const hasEnded = (status: RunStatus): boolean => ENDED.includes(status);

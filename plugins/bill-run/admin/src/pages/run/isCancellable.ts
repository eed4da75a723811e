import type { RunDetail } from '../../../../shared/contracts/runs';

/**
 * Whether a run can still be cancelled: while it waits for a check, or when it has failed before it began to issue.
 * The server decides; this only keeps a button away that would be refused.
 */
export const isCancellable = ({
  status,
  steps,
  pausedBy,
}: Pick<RunDetail, 'status' | 'steps' | 'pausedBy'>): boolean => {
  if (status === 'review' || status === 'held') {
    return true;
  }
  if (pausedBy !== null && (status === 'queued' || status === 'drafting')) {
    return true;
  }
  const hasBegunToIssue = steps.some(
    ({ step, startedAt, finishedAt, error }) =>
      (step === 'issue' || step === 'documents') &&
      (error !== null || (startedAt !== null && finishedAt === null)),
  );
  return status === 'failed' && !hasBegunToIssue;
};

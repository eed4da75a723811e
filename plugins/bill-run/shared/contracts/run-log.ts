import type { IsoMoment } from './common';

export type RunAction =
  | 'started'
  | 'rate-check'
  | 'held'
  | 'waits'
  | 'let-go-on'
  | 'checked-again'
  | 'window-opened'
  | 'window-closed'
  | 'approved'
  | 'approval-taken-back'
  | 'issuing'
  | 'paused'
  | 'resumed'
  | 'cancelled'
  | 'failed'
  | 'retried'
  | 'recalculated'
  | 'amended'
  | 'reported'
  | 'finished';

/** GET /bill-run/runs/:documentId/log -> { data: RunLogEntry[] }, newest first. */
export type RunLogEntry = {
  id: string;
  at: IsoMoment;
  actor: string;
  action: RunAction;
  /** Figures and names that belong to the action, such as `bills` or `reason`. */
  details: Record<string, unknown>;
};

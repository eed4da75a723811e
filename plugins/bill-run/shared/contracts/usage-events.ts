import type { SuspenseReason } from './usage';

/** What became of an event that was sent. */
export type EventOutcome = {
  /** Place in the batch, from 0. */
  index: number;
  /** The id that came with it. */
  id: string | null;
  outcome: 'accepted' | 'duplicate' | 'suspended';
  /** Why it was not accepted. */
  reason: SuspenseReason | null;
  field: string | null;
  message: string | null;
};

/** A batch of events as it was taken. */
export type EventsAnswer = {
  /** Of the batch; it is listed with the usage files. */
  id: string;
  /** The same batch came before: this is what became of it then, as it stands now. */
  isRepeated: boolean;
  received: number;
  accepted: number;
  suspended: number;
  duplicates: number;
  events: EventOutcome[];
};

/**
 * For the bureau's own systems, with an API token that may do this (Settings, API Tokens, Bill-run, intake).
 * Resellers' systems use /api/v1/usage/events and /api/v1/usage-files.
 *
 * POST /api/bill-run/usage/events { source?, events: object[] }  header Idempotency-Key? -> { data: EventsAnswer }
 *      errors: events-missing, events-too-many, usage-source-unknown, idempotency-key-reused, events-not-taken
 * POST /api/bill-run/usage-files  multipart: file, source        -> { data: UsageFile }
 */
export type SendEvents = { data: EventsAnswer };

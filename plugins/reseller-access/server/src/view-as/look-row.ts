import type { MyReseller } from '../../../shared/contracts/access';
import type { Look } from '../../../shared/contracts/view-as';

export const LOOKS_TABLE = 'billing.view_as_sessions';

/** Columns of `billing.view_as_sessions s join resellers r`. */
export const LOOK_COLUMNS = `s.id, s.reason, s.started_at as "startedAt", s.expires_at as "expiresAt", s.ended_at as "endedAt",
  s.reseller_id as "resellerId", r.document_id as "documentId", r.code, r.name, r.mode`;

export type LookRow = MyReseller & {
  id: string;
  resellerId: number;
  reason: string;
  startedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
};

export const toLook = (row: LookRow): Look => ({
  id: row.id,
  reseller: { documentId: row.documentId, code: row.code, name: row.name, mode: row.mode },
  reason: row.reason,
  startedAt: row.startedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/** What the audit keeps of a look. It has no row id: its id is the document id. */
export const lookSnapshot = (row: LookRow) => ({
  rowId: 0,
  resellerId: row.resellerId,
  values: {
    reason: row.reason,
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  },
});

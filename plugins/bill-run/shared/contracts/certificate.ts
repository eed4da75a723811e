import type { IsoDate, IsoMoment, Pence } from './common';
import type { RunLogEntry } from './run-log';

/** GET /bill-run/runs/:documentId/certificate: a JSON file. Fingerprints are SHA-256 in hexadecimal. */
export type RunCertificate = {
  run: string;
  name: string;
  runDate: IsoDate;
  reseller: string | null;
  status: string;
  startedBy: string | null;
  startedAt: IsoMoment | null;
  finishedAt: IsoMoment | null;
  counts: Record<
    'customersDue' | 'drafted' | 'issued' | 'parked' | 'documents' | 'lines' | 'usageRecords',
    number
  >;
  totals: Record<'netPence' | 'vatPence' | 'grossPence', Pence>;
  /** Of the usage records on its bills, and of every fact that a line was worked out from. */
  inputs: { usage: string; lines: string };
  /** Of the numbers and amounts of its bills. */
  bills: string;
  approvals: {
    reseller: string | null;
    approval: string;
    approvedBy: string;
    bills: number;
    lastAt: IsoMoment;
  }[];
  log: RunLogEntry[];
  /** Of everything above. */
  fingerprint: string;
};

import type {
  SourceMapping,
  UsageField,
} from '../../../../src/billing/usage/sources/source-mapping';
import type { IsoMoment } from './common';

export type { SourceMapping, UsageField };

/** What a file of a source is. */
export type UsageFormat =
  | 'uk-standard-v3'
  | 'gamma-daily'
  | 'gamma-monthly'
  | 'gamma-previous-month'
  | 'generic-csv'
  | 'json-events'
  | 'item-rental';

export type UsageSourceChoice = { documentId: string; name: string };

export type UsageSource = {
  documentId: string;
  code: string;
  name: string;
  format: UsageFormat;
  supplier: UsageSourceChoice | null;
  /** The source whose calls its files name again. */
  sharesRecordsWith: UsageSourceChoice | null;
  isWatched: boolean;
  isActive: boolean;
  /** Whether resellers may send files that are read by it: all of them, or one. */
  isForResellers: boolean;
  openTo: UsageSourceChoice | null;
  note: string | null;
  /** Of the mapping; 0 while its files are read as the format is. */
  version: number;
  files: number;
  lastFileAt: IsoMoment | null;
  /** Rows of its files that are held. */
  rowsHeld: number;
  /** When its folder was looked into last; null when it never was. */
  lookedAt: IsoMoment | null;
  filesTaken: number;
  filesRefused: number;
  filesWaiting: number;
  lastFolderFile: string | null;
  /** What there is to say of the last file, or of the folder. */
  folderMessage: string | null;
};

/** One saved way of reading a source's files. */
export type MappingVersion = {
  version: number;
  mapping: SourceMapping;
  note: string | null;
  changedAt: IsoMoment;
  changedBy: string;
};

export type UsageSourceDetail = UsageSource & {
  /** How its files are read now; null for item-rental files, whose columns are fixed. */
  mapping: SourceMapping | null;
  versions: MappingVersion[];
};

/** What staff enter of a source. `documentId`s for what is chosen. */
export type UsageSourceBody = {
  name: string;
  code: string;
  format: UsageFormat;
  supplier: string | null;
  sharesRecordsWith: string | null;
  isWatched: boolean;
  isActive: boolean;
  isForResellers: boolean;
  openTo: string | null;
  note: string | null;
};

export type SaveMappingBody = {
  mapping: SourceMapping;
  note: string;
  /** The version that was open when it was changed. */
  version: number;
  /** The header line of the sample, when columns are found by name. */
  headerLine: string | null;
};

export type PreviewBody = { format: UsageFormat; mapping: SourceMapping | null; text: string };

/** What a row is shown by. */
export type PreviewField =
  | UsageField
  | 'start'
  | 'effectiveDate'
  | 'month'
  | 'kind'
  | 'total'
  | 'brokenPart';

/** A value as it would be stored. */
export type PreviewValue = { field: PreviewField; value: string };

export type PreviewedRow = {
  lineNo: number;
  line: string;
  kind: 'record' | 'skipped' | 'blank' | 'rejected';
  values: PreviewValue[];
  errors: { field: string; message: string }[];
};

/** The beginning of a file as it would be read. Nothing is stored. */
export type SourcePreview = {
  /** Names of the columns: of the header, else by their numbers. */
  columns: string[];
  /** The first row's texts, to choose columns by. */
  sample: string[];
  rows: PreviewedRow[];
  counts: Record<PreviewedRow['kind'], number>;
  /** What the sample looks like, for a mapping that is just begun; null when it is no table. */
  guess: { delimiter: string; header: 'none' | 'first-line' } | null;
  /** How it is likely to be read, by the names of its columns and what is in them; null where there is nothing to go by. */
  suggestion: SourceMapping | null;
  /** Why nothing can be read by the mapping at all. */
  error: { field: string; message: string } | null;
};

/**
 * GET  /bill-run/usage-sources                         -> { data: UsageSource[] }
 * POST /bill-run/usage-sources UsageSourceBody         -> { data: UsageSourceDetail }
 * GET  /bill-run/usage-sources/choices                 -> { data: { suppliers: UsageSourceChoice[] } }
 * GET  /bill-run/usage-sources/preset/:format          -> { data: SourceMapping | null }
 * POST /bill-run/usage-sources/preview PreviewBody     -> { data: SourcePreview }
 * GET  /bill-run/usage-sources/:documentId             -> { data: UsageSourceDetail }
 * PUT  /bill-run/usage-sources/:documentId UsageSourceBody -> { data: UsageSourceDetail }
 * POST /bill-run/usage-sources/:documentId/mapping SaveMappingBody -> { data: UsageSourceDetail }
 *      errors: mapping-invalid, source-changed-meanwhile, source-not-mapped
 */
export type ListUsageSources = { data: UsageSource[] };

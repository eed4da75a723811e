import {
  type SourceMapping,
  usagePreset,
  type UsagePresetName,
} from '../../../../../../src/billing';
import type { UsageFormat } from '../../../../shared/contracts/usage-sources';

/** Formats whose rows a mapping reads; item-rental files are charges and have columns of their own. */
export const isMapped = (format: UsageFormat): format is UsagePresetName =>
  format !== 'item-rental';

/** Formats whose rows are those of the UK Standard CDR. */
export const isUkStandard = (format: UsageFormat): boolean =>
  format === 'uk-standard-v3' || format.startsWith('gamma-');

/** How rows of a source are read: as somebody set it up, else as the format is. */
export const mappingOf = (format: UsagePresetName, saved: SourceMapping | null): SourceMapping =>
  saved ?? usagePreset(format).mapping;

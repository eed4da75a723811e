import type { Tone } from '../../../../../../src/admin/kit';
import type { UsageFileRow } from '../../../../shared/contracts/lists';

export const USAGE_TONE: Record<UsageFileRow['state'], Tone> = {
  received: 'busy',
  importing: 'busy',
  imported: 'good',
  failed: 'bad',
};

/** Whether the file is still being read, so that its page should keep looking. */
export const isBeingRead = ({ state }: Pick<UsageFileRow, 'state'>): boolean =>
  state === 'received' || state === 'importing';

/** How often a page looks while a file is read, in milliseconds. */
export const POLL_MS = 2_000;

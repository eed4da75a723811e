import type { Tone } from '../../../../../../src/admin/kit';
import type { UsageFileStatus } from '../../../../shared/contracts/usage';

export const USAGE_TONE: Record<UsageFileStatus, Tone> = {
  received: 'busy',
  importing: 'busy',
  imported: 'good',
  failed: 'bad',
};

/** Whether the file is still being read, so that its page should keep looking. */
export const isBeingRead = (status: UsageFileStatus): boolean =>
  status === 'received' || status === 'importing';

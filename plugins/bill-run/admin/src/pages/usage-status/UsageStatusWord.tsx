import { StatusWord } from '../../../../../../src/admin/kit';
import type { UsageFileStatus } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

import { USAGE_TONE } from './usageStatus';

/** Where a usage file is, in a word. */
export const UsageStatusWord = ({ status }: { status: UsageFileStatus }) => {
  const t = useText();
  return <StatusWord tone={USAGE_TONE[status]}>{t(`usage.status.${status}`)}</StatusWord>;
};

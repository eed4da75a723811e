import { StatusWord } from '../../../../../../src/admin/kit';
import type { RunStatus } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

import { RUN_TONE } from './runStatus';

/** Where a run is, in a word. */
export const RunStatusWord = ({ status }: { status: RunStatus }) => {
  const t = useText();
  return <StatusWord tone={RUN_TONE[status]}>{t(`run.status.${status}`)}</StatusWord>;
};

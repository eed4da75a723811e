import { StatusWord, type Tone } from '../../../../../../src/admin/kit';
import type { Recycling } from '../../../../shared/contracts/suspense';
import { useText } from '../../text';

const TONE: Record<Recycling['status'], Tone> = {
  queued: 'waiting',
  running: 'busy',
  done: 'good',
  failed: 'bad',
};

/** How a run of recycling stands. */
export const RecyclingStatusWord = ({ status }: { status: Recycling['status'] }) => {
  const t = useText();
  return <StatusWord tone={TONE[status]}>{t(`recycling.status.${status}`)}</StatusWord>;
};

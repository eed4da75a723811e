import { StatusWord, type Tone } from '../../../../../../src/admin/kit';
import type { Rerating } from '../../../../shared/contracts/reratings';
import { useText } from '../../text';

const TONES: Record<Rerating['status'], Tone> = {
  queued: 'busy',
  running: 'busy',
  review: 'waiting',
  done: 'good',
  failed: 'bad',
  discarded: 'quiet',
};

/** Where it stands, in a coloured word. */
export const ReratingStatusWord = ({ rerating }: { rerating: Rerating }) => {
  const t = useText();
  const { status, phase, kind } = rerating;
  if (status === 'running' || status === 'queued') {
    return <StatusWord tone="busy">{t(`rerate.status.${status}.${phase}`)}</StatusWord>;
  }
  return (
    <StatusWord tone={TONES[status]}>
      {t(
        kind === 'what-if' && status === 'done' ? 'whatIf.status.done' : `rerate.status.${status}`,
      )}
    </StatusWord>
  );
};

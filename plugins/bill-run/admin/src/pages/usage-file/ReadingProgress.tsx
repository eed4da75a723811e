import { secondsBetween, StepProgress } from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

/** How far a file has been read. How many rows it has is only known at its end. */
export const ReadingProgress = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const seconds = secondsBetween(file.receivedAt, null);
  return (
    <StepProgress
      steps={[
        {
          key: 'read',
          label: t('usageFile.reading'),
          unit: t('usageFile.unit'),
          done: file.linesDone,
          total: null,
          startedAt: file.status === 'importing' ? file.receivedAt : null,
          finishedAt: null,
          perSecond: seconds > 1 && file.linesDone > 0 ? file.linesDone / seconds : null,
          secondsLeft: null,
          error: null,
        },
      ]}
    />
  );
};

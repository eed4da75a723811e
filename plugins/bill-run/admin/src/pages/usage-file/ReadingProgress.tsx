import { secondsBetween, StepProgress } from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

/** How far a file has been read, how fast, and how long it still takes. The page may be closed meanwhile. */
export const ReadingProgress = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const seconds = file.startedAt === null ? 0 : secondsBetween(file.startedAt, null);
  const perSecond = seconds > 1 && file.linesDone > 0 ? file.linesDone / seconds : null;
  const left = file.linesTotal === null ? null : Math.max(0, file.linesTotal - file.linesDone);
  return (
    <StepProgress
      steps={[
        {
          key: 'read',
          label: t('usageFile.reading'),
          unit: t('usageFile.unit'),
          done: file.linesDone,
          total: file.linesTotal,
          startedAt: file.startedAt,
          finishedAt: null,
          perSecond,
          secondsLeft: left === null || perSecond === null ? null : Math.ceil(left / perSecond),
          error: null,
        },
      ]}
    />
  );
};

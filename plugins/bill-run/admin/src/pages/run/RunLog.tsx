import {
  DataTable,
  DateTimeText,
  formatCount,
  formatDuration,
  secondsBetween,
  TabularFigures,
  type Column,
  type ProgressStep,
} from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

import { useRunSteps } from './useRunSteps';

/** What the run did, when, and how long it took. */
export const RunLog = ({ run }: { run: RunDetail }) => {
  const t = useText();
  return (
    <DataTable
      caption={t('run.tab.log')}
      columns={useLogColumns()}
      rows={useRunSteps(run)}
      rowKey={({ key }) => key}
    />
  );
};

const useLogColumns = (): Column<ProgressStep>[] => {
  const t = useText();
  return [
    {
      key: 'step',
      header: t('log.step'),
      cell: ({ label, error }) => (
        <>
          {label}
          {error && <div>{error}</div>}
        </>
      ),
    },
    {
      key: 'started',
      header: t('run.started'),
      cell: ({ startedAt }) => startedAt && <DateTimeText moment={startedAt} />,
    },
    {
      key: 'finished',
      header: t('log.finished'),
      cell: ({ finishedAt }) => finishedAt && <DateTimeText moment={finishedAt} />,
    },
    {
      key: 'took',
      header: t('log.took'),
      align: 'end',
      cell: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt && formatDuration(secondsBetween(startedAt, finishedAt)),
    },
    {
      key: 'done',
      header: t('log.done'),
      align: 'end',
      cell: ({ done, total, unit }) => (
        <TabularFigures>
          {t('log.doneOf', { done: formatCount(done), total: formatCount(total ?? done), unit })}
        </TabularFigures>
      ),
    },
  ];
};

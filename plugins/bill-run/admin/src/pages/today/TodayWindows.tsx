import {
  Count,
  DataTable,
  Money,
  Panel,
  StatusNote,
  type Column,
} from '../../../../../../src/admin/kit';
import type { Today } from '../../../../shared/contracts/checks';
import { PATHS } from '../../paths';
import { useText } from '../../text';

type Window = Today['windows'][number];

/** Bills that wait for their check, the least time left first. */
export const TodayWindows = ({ windows }: { windows: Window[] }) => {
  const t = useText();
  const columns: Column<Window>[] = [
    {
      key: 'run',
      header: t('run'),
      cell: ({ runName, resellerName }) => `${runName} · ${resellerName}`,
    },
    {
      key: 'left',
      header: t('today.left'),
      cell: ({ hoursLeft, isOver }) => (
        <StatusNote tone={isOver ? 'bad' : hoursLeft < 12 ? 'warning' : 'waiting'}>
          {isOver ? t('today.left.over') : t('today.left.hours', { hours: hoursLeft })}
        </StatusNote>
      ),
    },
    { key: 'by', header: t('windows.by'), cell: ({ approvalBy }) => t(`windows.by.${approvalBy}`) },
    {
      key: 'bills',
      header: t('today.bills'),
      align: 'end',
      cell: ({ waiting }) => <Count value={waiting} />,
    },
    {
      key: 'odd',
      header: t('today.odd'),
      align: 'end',
      cell: ({ odd }) => <Count value={odd} />,
    },
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
  return (
    <Panel title={t('today.windows')} hint={t('today.windows.hint')}>
      <DataTable
        caption={t('today.windows')}
        columns={columns}
        rows={windows}
        rowKey={({ runDocumentId, resellerName }) => `${runDocumentId} ${resellerName}`}
        rowLink={({ runDocumentId }) => `${PATHS.run(runDocumentId)}?tab=check&filter=odd`}
      />
    </Panel>
  );
};

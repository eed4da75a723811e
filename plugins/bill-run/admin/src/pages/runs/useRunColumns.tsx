import {
  Count,
  DateTimeText,
  Money,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RunSummary } from '../../../../shared/contracts/runs';
import { useText } from '../../text';
import { RunStatusWord } from '../run-status/RunStatusWord';

export const useRunColumns = (): Column<RunSummary>[] => {
  const t = useText();
  return [
    { key: 'name', header: t('run'), cell: ({ name }) => name },
    {
      key: 'reseller',
      header: t('run.for'),
      cell: ({ customerName, resellerName }) => customerName ?? resellerName ?? t('run.everybody'),
    },
    { key: 'status', header: t('status'), cell: (run) => <RunStatusWord status={run.status} /> },
    {
      key: 'invoices',
      header: t('invoices'),
      align: 'end',
      cell: (run) => <Count value={Math.max(run.invoicesDrafted, run.invoicesIssued)} />,
    },
    {
      key: 'parked',
      header: t('run.parked'),
      align: 'end',
      cell: ({ isDryRun, customersParked, stillParked }) =>
        stillParked > 0 ? (
          <StatusWord tone="warning">
            <Count value={stillParked} />
          </StatusWord>
        ) : (
          <Count value={isDryRun ? customersParked : 0} />
        ),
    },
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
    {
      key: 'started',
      header: t('run.started'),
      cell: ({ startedAt, startedBy }) => (
        <>
          {startedAt && <DateTimeText moment={startedAt} />}
          {startedBy && <div>{t('by', { name: startedBy })}</div>}
        </>
      ),
    },
  ];
};

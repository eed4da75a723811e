import {
  DataTable,
  DateTimeText,
  MicroMoney,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { Recycling } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListRecyclingsQuery } from '../../services/suspense';
import { useText } from '../../text';
import { RecyclingStatusWord } from '../recycling/RecyclingStatusWord';

const SHOWN = 10;

/** The latest runs of recycling; nothing while there was none. */
export const RecentRecyclings = () => {
  const t = useText();
  const { data } = useListRecyclingsQuery({ page: 1, pageSize: SHOWN }, ALWAYS_FRESH);
  const columns = useRecyclingColumns();
  if (!data || data.results.length === 0) {
    return null;
  }
  return (
    <Panel title={t('recycling.recent')}>
      <DataTable
        caption={t('recycling.recent')}
        columns={columns}
        rows={data.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.recycling(documentId)}
      />
    </Panel>
  );
};

const useRecyclingColumns = (): Column<Recycling>[] => {
  const t = useText();
  return [
    {
      key: 'when',
      header: t('recycling.started'),
      cell: ({ createdAt }) => <DateTimeText moment={createdAt} />,
    },
    { key: 'by', header: t('recycling.by'), cell: ({ startedBy }) => startedBy },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => <RecyclingStatusWord status={status} />,
    },
    {
      key: 'rows',
      header: t('recycling.outcome'),
      cell: ({ recycled, held }) => t('recycling.counts', { recycled, held }),
    },
    {
      key: 'sell',
      header: t('usage.sell'),
      align: 'end',
      cell: ({ sellMicro }) => <MicroMoney micro={sellMicro} decimals={2} />,
    },
  ];
};

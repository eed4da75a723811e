import {
  Count,
  DataList,
  DateText,
  EmptyState,
  MicroMoney,
  useListParams,
  type Column,
} from '../../../../../../src/admin/kit';
import type {
  SuspenseListRow,
  SuspenseSelection,
  SuspenseStatus,
} from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListSuspenseRowsQuery } from '../../services/suspense';
import { useText } from '../../text';

type SuspenseRowsProps = { selection: SuspenseSelection; status: SuspenseStatus };

/** Rows that were held, dearest first; each leads to all that is known of it. */
export const SuspenseRows = ({ selection, status }: SuspenseRowsProps) => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const rows = useListSuspenseRowsQuery(
    { page, pageSize, status, selection: { ...selection, search: search || undefined } },
    ALWAYS_FRESH,
  );
  const columns = useColumns();
  const totals = rows.data?.totals;
  return (
    <DataList
      caption={t('sus.rows')}
      columns={columns}
      rows={rows.data?.results}
      rowKey={({ id }) => String(id)}
      rowLink={({ id }) => PATHS.suspenseRow(id)}
      isLoading={rows.isLoading}
      error={rows.error}
      onRetry={rows.refetch}
      pagination={rows.data?.pagination}
      totals={
        totals && {
          label: t('total'),
          cells: { cost: <MicroMoney micro={totals.costMicro} decimals={4} /> },
        }
      }
      empty={<EmptyState isCompact title={t(search ? 'sus.noMatch' : 'sus.rows.none')} />}
    />
  );
};

const useColumns = (): Column<SuspenseListRow>[] => {
  const t = useText();
  return [
    {
      key: 'file',
      header: t('usage.file'),
      cell: ({ fileName, lineNo }) => t('sus.line', { file: fileName, line: lineNo }),
    },
    {
      key: 'message',
      header: t('suspense.reason'),
      cell: ({ message, corrected, accepted }) =>
        [message, corrected && t('sus.corrected'), accepted.length > 0 && t('sus.isAccepted')]
          .filter(Boolean)
          .join(' · '),
    },
    { key: 'cli', header: t('suspended.cli'), cell: ({ cli }) => cli },
    { key: 'dialled', header: t('suspended.dialled'), cell: ({ dialled }) => dialled },
    {
      key: 'date',
      header: t('suspended.date'),
      cell: ({ localDate }) => localDate && <DateText date={localDate} />,
    },
    {
      key: 'attempts',
      header: t('sus.attempts'),
      align: 'end',
      cell: ({ attempts }) => <Count value={attempts} />,
    },
    {
      key: 'cost',
      header: t('sus.cost'),
      align: 'end',
      cell: ({ costMicro }) =>
        costMicro === null ? '–' : <MicroMoney micro={costMicro} decimals={4} />,
    },
  ];
};

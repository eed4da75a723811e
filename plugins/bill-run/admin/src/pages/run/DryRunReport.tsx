import { Flex } from '@strapi/design-system';

import { Change } from '../../../../../../src/admin/checks';
import {
  Count,
  DataList,
  DataTable,
  DateText,
  EmptyState,
  ListSearch,
  Money,
  Panel,
  StatusNote,
  useListParams,
  type Column,
  type Totals,
} from '../../../../../../src/admin/kit';
import type { DryRunBill, DryRunSum, RunDetail } from '../../../../shared/contracts/runs';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetDryRunReportQuery } from '../../services/runs';
import { useText } from '../../text';

/** What a dry run worked out: by reseller, then each bill against the one before it, those that failed first. */
export const DryRunReport = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const list = useGetDryRunReportQuery(
    { run: run.documentId, page, pageSize, search: search || undefined },
    ALWAYS_FRESH,
  );
  const [sumColumns, billColumns] = [useSumColumns(), useBillColumns()];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {list.data && list.data.sums.length > 0 && (
        <Panel title={t('dry.sums')} hint={t('dry.sums.hint')}>
          <DataTable
            caption={t('dry.sums')}
            columns={sumColumns}
            rows={list.data.sums}
            rowKey={({ resellerName }) => resellerName ?? ''}
            totals={totalsOf(list.data.sums, t('dry.total'))}
          />
        </Panel>
      )}
      <ListSearch label={t('dry.search')} placeholder={t('dry.search.example')} />
      <DataList
        caption={t('dry.bills')}
        columns={billColumns}
        rows={list.data?.results}
        rowKey={({ customerDocumentId, billDate }) => `${customerDocumentId} ${billDate}`}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={<EmptyState title={t('dry.none')}>{t('dry.none.text')}</EmptyState>}
      />
    </Flex>
  );
};

const totalsOf = (sums: DryRunSum[], label: string): Totals => {
  const sum = (of: (row: DryRunSum) => number) => sums.reduce((total, row) => total + of(row), 0);
  // First bills have nothing to be compared with.
  const change = sum(({ grossPence, previousPence }) =>
    previousPence === null ? 0 : grossPence - previousPence,
  );
  return {
    label,
    cells: {
      bills: <Count value={sum(({ bills }) => bills)} />,
      parked: <Count value={sum(({ parked }) => parked)} />,
      gross: <Money pence={sum(({ grossPence }) => grossPence)} />,
      before: <Money pence={sum(({ previousPence }) => previousPence ?? 0)} />,
      change: <Change pence={change} />,
    },
  };
};

type Compared = { grossPence: number; previousPence: number | null };

/** What would be billed, what was billed before, and the difference. */
const useFigureColumns = <Row extends Compared>(): Column<Row>[] => {
  const t = useText();
  return [
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
    {
      key: 'before',
      header: t('dry.before'),
      align: 'end',
      cell: ({ previousPence }) =>
        previousPence === null ? t('dry.first') : <Money pence={previousPence} />,
    },
    {
      key: 'change',
      header: t('dry.change'),
      align: 'end',
      cell: ({ grossPence, previousPence }) =>
        previousPence !== null && <Change pence={grossPence - previousPence} />,
    },
  ];
};

const useSumColumns = (): Column<DryRunSum>[] => {
  const t = useText();
  return [
    {
      key: 'reseller',
      header: t('reseller'),
      cell: ({ resellerName }) => resellerName ?? t('direct'),
    },
    {
      key: 'bills',
      header: t('run.drafted'),
      align: 'end',
      cell: ({ bills }) => <Count value={bills} />,
    },
    {
      key: 'parked',
      header: t('run.parked'),
      align: 'end',
      cell: ({ parked }) => <Count value={parked} />,
    },
    ...useFigureColumns<DryRunSum>(),
  ];
};

const useBillColumns = (): Column<DryRunBill>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName }) => customerName,
      note: ({ accountNumber, resellerName }) =>
        `${accountNumber} · ${resellerName ?? t('direct')}`,
    },
    {
      key: 'billDate',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'reason',
      header: t('dry.parked'),
      cell: ({ reason }) => reason && <StatusNote tone="warning">{reason}</StatusNote>,
    },
    ...useFigureColumns<DryRunBill>(),
  ];
};

import {
  DataList,
  EmptyState,
  MicroMoney,
  Panel,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ComparedService } from '../../../../shared/contracts/supplier-charges';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListComparedServicesQuery } from '../../services/supplier-charges';
import { useText } from '../../text';

const money = (micro: number) => <MicroMoney micro={micro} decimals={2} />;

const sumOf = (rows: ComparedService[], of: (row: ComparedService) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** What suppliers charge for each service of a month against what the bureau charges for it, the worst first. */
export const ComparedServices = ({ month }: { month: string }) => {
  const t = useText();
  const list = useListComparedServicesQuery(month, ALWAYS_FRESH);
  const rows = list.data ?? [];
  return (
    <Panel title={t('compared.title')} hint={t('compared.hint')}>
      <DataList
        caption={t('compared.title')}
        columns={useComparedColumns()}
        rows={list.data}
        rowKey={({ serviceDocumentId }) => serviceDocumentId}
        rowLink={({ serviceDocumentId }) => PATHS.service(serviceDocumentId)}
        totals={{
          label: t('total'),
          cells: {
            supplied: money(sumOf(rows, ({ suppliedMicro }) => suppliedMicro)),
            charged: money(sumOf(rows, ({ chargedMicro }) => chargedMicro ?? 0)),
            difference: money(sumOf(rows, ({ differenceMicro }) => differenceMicro)),
          },
        }}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyState isCompact title={t('compared.none')} />}
      />
    </Panel>
  );
};

const useComparedColumns = (): Column<ComparedService>[] => {
  const t = useText();
  return [
    {
      key: 'service',
      header: t('compared.service'),
      cell: ({ productName }) => productName,
      note: ({ cli }) => cli,
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName }) => customerName,
      note: ({ resellerName }) => resellerName ?? t('direct'),
    },
    {
      key: 'supplied',
      header: t('compared.supplied'),
      align: 'end',
      cell: ({ suppliedMicro }) => money(suppliedMicro),
    },
    {
      key: 'charged',
      header: t('compared.charged'),
      align: 'end',
      cell: ({ chargedMicro }) =>
        chargedMicro === null ? (
          <StatusWord tone="warning">{t('compared.notCharged')}</StatusWord>
        ) : (
          money(chargedMicro)
        ),
    },
    {
      key: 'difference',
      header: t('compared.difference'),
      align: 'end',
      cell: ({ differenceMicro }) => money(differenceMicro),
    },
  ];
};

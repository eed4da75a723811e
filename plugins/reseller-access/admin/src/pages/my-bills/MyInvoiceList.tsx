import { DataList, EmptyState, Money } from '../../../../../../src/admin/kit';
import type { MyInvoices } from '../../../../shared/contracts/my';
import { useText } from '../../text';

import { useMyInvoiceColumns } from './useMyInvoiceColumns';

type MyInvoiceListProps = {
  list: { data?: MyInvoices; isLoading: boolean; error?: unknown; refetch: () => void };
  isSearched: boolean;
};

/** The issued invoices of a reseller's customers, with the sums of everything found. */
export const MyInvoiceList = ({ list, isSearched }: MyInvoiceListProps) => {
  const t = useText();
  const columns = useMyInvoiceColumns();
  const totals = list.data?.totals;
  return (
    <DataList
      caption={t('invoices')}
      columns={columns}
      rows={list.data?.results}
      rowKey={({ documentId }) => documentId}
      isLoading={list.isLoading}
      error={list.error}
      onRetry={list.refetch}
      pagination={list.data?.pagination}
      totals={
        totals && {
          label: t('invoices.total', { count: totals.invoices }),
          cells: {
            net: <Money pence={totals.netPence} />,
            vat: <Money pence={totals.vatPence} />,
            gross: <Money pence={totals.grossPence} />,
          },
        }
      }
      empty={
        isSearched ? (
          <EmptyState title={t('noMatch')}>{t('noMatch.text')}</EmptyState>
        ) : (
          <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
        )
      }
    />
  );
};

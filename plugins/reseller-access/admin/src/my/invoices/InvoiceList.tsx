import { DataList, EmptyState, Money, type Sorting } from '../../../../../../src/admin/kit';
import type { MyInvoices } from '../../../../shared/contracts/my';
import { useText } from '../../text';

import { useInvoiceColumns } from './useInvoiceColumns';

type InvoiceListProps = {
  list: { data?: MyInvoices; isLoading: boolean; error?: unknown; refetch: () => void };
  isNarrowed: boolean;
  sorting: Sorting;
};

/** The issued invoices of a reseller's customers, with the sums of everything found. */
export const InvoiceList = ({ list, isNarrowed, sorting }: InvoiceListProps) => {
  const t = useText();
  const columns = useInvoiceColumns();
  const totals = list.data?.totals;
  return (
    <DataList
      caption={t('invoices.title')}
      columns={columns}
      rows={list.data?.results}
      rowKey={({ documentId }) => documentId}
      isLoading={list.isLoading}
      error={list.error}
      onRetry={list.refetch}
      pagination={list.data?.pagination}
      sorting={sorting}
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
        isNarrowed ? (
          <EmptyState title={t('noMatch')}>{t('invoices.noMatch.text')}</EmptyState>
        ) : (
          <EmptyState title={t('invoices.none')}>{t('invoices.none.text')}</EmptyState>
        )
      }
    />
  );
};

import { DataList, EmptyState, Money } from '../../../../../../src/admin/kit';
import type { ListInvoices } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { useInvoiceColumns } from './useInvoiceColumns';

type InvoiceListProps = {
  list: { data?: ListInvoices; isLoading: boolean; error?: unknown; refetch: () => void };
  isSearched: boolean;
};

/** A list of invoices with the sums of everything found, not only of the page shown. */
export const InvoiceList = ({ list, isSearched }: InvoiceListProps) => {
  const t = useText();
  const columns = useInvoiceColumns();
  const totals = list.data?.totals;
  return (
    <DataList
      caption={t('invoices')}
      columns={columns}
      rows={list.data?.results}
      rowKey={({ documentId }) => documentId}
      rowLink={({ documentId }) => PATHS.invoice(documentId)}
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
          <EmptyState title={t('invoices.noMatch')}>{t('invoices.noMatch.text')}</EmptyState>
        ) : (
          <EmptyState title={t('invoices.empty')}>{t('invoices.empty.text')}</EmptyState>
        )
      }
    />
  );
};

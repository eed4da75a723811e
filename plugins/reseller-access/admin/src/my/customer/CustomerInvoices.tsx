import { DataList, EmptyState, Panel, TextLink } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyInvoicesQuery } from '../../services/my';
import { useText } from '../../text';
import { useInvoiceColumns } from '../invoices/useInvoiceColumns';

const FEW = 12;

/** The latest bills of a customer. */
export const CustomerInvoices = ({ customerId }: { customerId: string }) => {
  const t = useText();
  const list = useListMyInvoicesQuery(
    { page: 1, pageSize: FEW, customer: customerId },
    ALWAYS_FRESH,
  );
  const columns = useInvoiceColumns().filter(({ key }) => key !== 'customer');
  const isLong = (list.data?.pagination.total ?? 0) > FEW;
  return (
    <Panel
      title={t('invoices.title')}
      action={
        isLong && (
          <TextLink to={PATHS.invoicesOfCustomer(customerId)}>{t('invoices.allOfHim')}</TextLink>
        )
      }
    >
      <DataList
        caption={t('invoices.title')}
        columns={columns}
        rows={list.data?.results}
        rowKey={({ documentId }) => documentId}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        empty={
          <EmptyState isCompact title={t('invoices.none')}>
            {t('customer.invoices.none')}
          </EmptyState>
        }
      />
    </Panel>
  );
};

import {
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  Panel,
  TextLink,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyInvoicesQuery } from '../../services/my';
import { useText } from '../../text';
import { useInvoiceColumns } from '../invoices/useInvoiceColumns';

const FEW = 5;
const SHOWN = ['number', 'customer', 'issued', 'gross'];

/** The bills that were issued last. */
export const LatestInvoices = () => {
  const t = useText();
  const { data, error, refetch } = useListMyInvoicesQuery({ page: 1, pageSize: FEW }, ALWAYS_FRESH);
  const columns = useInvoiceColumns().filter(({ key }) => SHOWN.includes(key));
  return (
    <Panel
      title={t('overview.newest')}
      action={
        data?.results.length ? (
          <TextLink to={PATHS.invoices}>{t('invoices.all')}</TextLink>
        ) : undefined
      }
    >
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <LoadingState />}
      {data?.results.length === 0 && (
        <EmptyState isCompact title={t('invoices.none')}>
          {t('invoices.none.text')}
        </EmptyState>
      )}
      {data && data.results.length > 0 && (
        <DataTable
          caption={t('overview.newest')}
          columns={columns}
          rows={data.results}
          rowKey={({ documentId }) => documentId}
        />
      )}
    </Panel>
  );
};

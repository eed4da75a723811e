import {
  DataList,
  DateText,
  EmptyState,
  ListSearch,
  MicroMoney,
  PageFrame,
  useListParams,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ServiceSummary } from '../../../../shared/contracts/service-terms';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListBillServicesQuery } from '../../services/serviceTerms';
import { useText } from '../../text';

/** All services that are charged every period. */
export const ServicesPage = () => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const services = useListBillServicesQuery({ page, pageSize, search }, ALWAYS_FRESH);
  const columns = useServiceColumns();
  return (
    <PageFrame
      title={t('services.title')}
      subtitle={t('services.subtitle')}
      help={[t('services.help.1'), t('services.help.2')]}
    >
      <ListSearch label={t('services.search')} placeholder={t('services.search.placeholder')} />
      <DataList
        caption={t('services.title')}
        columns={columns}
        rows={services.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.service(documentId)}
        isLoading={services.isLoading}
        error={services.error}
        onRetry={services.refetch}
        pagination={services.data?.pagination}
        empty={<EmptyState title={t('services.empty')}>{t('services.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

const useServiceColumns = (): Column<ServiceSummary>[] => {
  const t = useText();
  return [
    {
      key: 'product',
      header: t('services.product'),
      cell: ({ productName, label }) => [productName, label].filter(Boolean).join(', '),
    },
    { key: 'number', header: t('services.number'), cell: ({ identifier }) => identifier ?? '' },
    {
      key: 'customer',
      header: t('calendar.customer'),
      cell: ({ customerName, accountNumber }) => `${customerName} (${accountNumber})`,
    },
    { key: 'quantity', header: t('services.quantity'), align: 'end', cell: (row) => row.quantity },
    {
      key: 'price',
      header: t('services.price'),
      align: 'end',
      cell: ({ unitPriceMicro }) => <MicroMoney micro={unitPriceMicro} decimals={2} />,
    },
    {
      key: 'start',
      header: t('services.start'),
      cell: ({ startDate }) => <DateText date={startDate} />,
    },
    {
      key: 'end',
      header: t('services.end'),
      cell: ({ endDate }) => (endDate ? <DateText date={endDate} /> : t('services.goesOn')),
    },
  ];
};

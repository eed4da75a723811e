import { useState } from 'react';

import {
  DataList,
  dayBefore,
  DateText,
  EmptyState,
  formatPrice,
  Panel,
  TabularFigures,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ServiceRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useListMyServicesQuery } from '../../services/lists';
import { useText } from '../../text';
import { useMay } from '../shell/access';

import { MoreRows } from './MoreRows';

const FEW = 25;
const MOST = 100;

/** What a customer has, the newest first. */
export const CustomerServices = ({ customerId }: { customerId: string }) => {
  const t = useText();
  const [pageSize, setPageSize] = useState(FEW);
  const list = useListMyServicesQuery(
    { 'filter[customerId]': customerId, pageSize, sort: '-startDate' },
    ALWAYS_FRESH,
  );
  return (
    <Panel title={t('services.title')}>
      <DataList
        caption={t('services.title')}
        columns={useServiceColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        empty={
          <EmptyState isCompact title={t('services.none')}>
            {t('services.none.text')}
          </EmptyState>
        }
      />
      <MoreRows
        shown={list.data?.data.length ?? 0}
        total={list.data?.page.total ?? 0}
        onMore={pageSize < MOST ? () => setPageSize(MOST) : undefined}
      />
    </Panel>
  );
};

const useServiceColumns = (): Column<ServiceRow>[] => {
  const t = useText();
  const canSeePrices = useMay('tariffs.read');
  const columns: (Column<ServiceRow> | false)[] = [
    { key: 'product', header: t('service'), cell: ({ productName }) => productName },
    {
      key: 'number',
      header: t('service.identifier'),
      cell: ({ identifier, label }) => (
        <>
          <TabularFigures>{identifier}</TabularFigures>
          {label && <div>{label}</div>}
        </>
      ),
    },
    {
      key: 'quantity',
      header: t('service.quantity'),
      align: 'end',
      cell: ({ quantity }) => <TabularFigures>{quantity}</TabularFigures>,
    },
    canSeePrices && {
      key: 'price',
      header: t('service.price'),
      align: 'end',
      cell: ({ price }) => price && <TabularFigures>{formatPrice(price)}</TabularFigures>,
    },
    {
      key: 'from',
      header: t('service.from'),
      cell: ({ startDate }) => <DateText date={startDate} />,
    },
    {
      key: 'to',
      header: t('service.to'),
      cell: ({ endDate }) => endDate && <DateText date={dayBefore(endDate)} />,
    },
  ];
  return columns.filter((column): column is Column<ServiceRow> => Boolean(column));
};

import { Plus } from '@strapi/icons';

import {
  ButtonLink,
  DataList,
  DateText,
  EmptyState,
  PageFrame,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { PriceRiseSummary } from '../../../../shared/contracts/price-rises';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListPriceRisesQuery } from '../../services/serviceTerms';
import { useText } from '../../text';

import { changeText } from './changeText';

const NEW_RISE = '/content-manager/collection-types/api::price-rise.price-rise/create';

/** Dated changes of the prices of products. */
export const PriceRisesPage = () => {
  const t = useText();
  const canChange = useCan(PERMISSIONS.changeCharges);
  const rises = useListPriceRisesQuery(undefined, ALWAYS_FRESH);
  const columns = useRiseColumns();
  const add = canChange && (
    <ButtonLink to={NEW_RISE} startIcon={<Plus aria-hidden />}>
      {t('rises.new')}
    </ButtonLink>
  );
  return (
    <PageFrame
      title={t('rises.title')}
      subtitle={t('rises.subtitle')}
      actions={add}
      help={[t('rises.help.1'), t('rises.help.2'), t('rises.help.3')]}
    >
      <DataList
        caption={t('rises.title')}
        columns={columns}
        rows={rises.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.priceRise(documentId)}
        isLoading={rises.isLoading}
        error={rises.error}
        onRetry={rises.refetch}
        empty={
          <EmptyState title={t('rises.empty')} action={add}>
            {t('rises.empty.text')}
          </EmptyState>
        }
      />
    </PageFrame>
  );
};

const useRiseColumns = (): Column<PriceRiseSummary>[] => {
  const t = useText();
  return [
    { key: 'name', header: t('rises.name'), cell: ({ name }) => name },
    {
      key: 'product',
      header: t('services.product'),
      cell: ({ productName }) => productName ?? t('rises.allProducts'),
    },
    {
      key: 'reseller',
      header: t('reseller'),
      cell: ({ resellerName }) => resellerName ?? t('rises.all'),
    },
    {
      key: 'from',
      header: t('services.from'),
      cell: ({ effectiveDate }) => <DateText date={effectiveDate} />,
    },
    {
      key: 'amount',
      header: t('rises.amount'),
      align: 'end',
      cell: (rise) => changeText(t, rise),
    },
    { key: 'state', header: t('services.state'), cell: ({ state }) => t(`rises.state.${state}`) },
  ];
};

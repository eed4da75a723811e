import {
  ChoiceFilter,
  DataList,
  EmptyState,
  FilterBar,
  ListSearch,
  PageFrame,
  useListParams,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyCustomersQuery } from '../../services/lists';
import { toListPage } from '../../services/pageOf';
import { useText } from '../../text';
import { usePartner } from '../shell/access';

import { useCustomerColumns } from './useCustomerColumns';

const STATES = ['active', 'closed'] as const;

/** A reseller's customers; for a partner the accounts that he brought in. */
export const CustomersPage = () => {
  const t = useText();
  const kind = usePartner() ? 'accounts' : 'customers';
  const { page, pageSize, search, filter, sort = 'name', setSort } = useListParams();
  const state = filter('state');
  const list = useListMyCustomersQuery(
    { page, pageSize, search, sort, 'filter[state]': state },
    ALWAYS_FRESH,
  );
  const isNarrowed = search !== '' || state !== undefined;
  return (
    <PageFrame
      title={t(`${kind}.title`)}
      subtitle={t(`${kind}.subtitle`)}
      help={[t(`${kind}.help.1`), t(`${kind}.help.2`)]}
    >
      <FilterBar>
        <ListSearch label={t(`${kind}.search`)} placeholder={t('customers.search.example')} />
        <ChoiceFilter
          name="state"
          label={t('customer.state')}
          all={t('customer.state.all')}
          choices={STATES.map((value) => ({ value, label: t(`customer.state.${value}`) }))}
        />
      </FilterBar>
      <DataList
        caption={t(`${kind}.title`)}
        columns={useCustomerColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        rowLink={({ id }) => PATHS.customer(id)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        sorting={{ sort, onSort: setSort }}
        empty={
          isNarrowed ? (
            <EmptyState title={t('noMatch')}>{t('customers.noMatch.text')}</EmptyState>
          ) : (
            <EmptyState title={t(`${kind}.none`)}>{t(`${kind}.none.text`)}</EmptyState>
          )
        }
      />
    </PageFrame>
  );
};

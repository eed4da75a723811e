import {
  ChoiceFilter,
  DataList,
  EmptyState,
  FilterBar,
  ListSearch,
  PageFrame,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListBalancesQuery } from '../../services/balances';
import { useText } from '../../text';

import { CheckButton } from './CheckButton';
import { useBalanceColumns } from './useBalanceColumns';

/** What every customer has used since his last bill, and what is left of his allowances and credit. */
export const BalancesPage = () => {
  const t = useText();
  const { page, pageSize, search, sort, setSort, filter } = useListParams();
  const args = {
    page,
    pageSize,
    search,
    sort: sort?.replace(/^-/, ''),
    prepaid: filter('prepaid'),
  };
  const balances = useListBalancesQuery(args, ALWAYS_FRESH);
  const columns = useBalanceColumns();
  return (
    <PageFrame
      title={t('balances.title')}
      subtitle={t('balances.subtitle')}
      help={[t('balances.help.1'), t('balances.help.2'), t('balances.help.3')]}
    >
      <FilterBar>
        <ListSearch label={t('balances.search')} placeholder={t('balances.search.example')} />
        <ChoiceFilter
          name="prepaid"
          label={t('balances.who')}
          all={t('balances.everybody')}
          choices={[{ value: 'true', label: t('balances.prepaidOnly') }]}
        />
        <CheckButton />
      </FilterBar>
      <DataList
        caption={t('balances.title')}
        columns={columns}
        rows={balances.data?.results}
        rowKey={({ customer }) => customer.documentId}
        rowLink={({ customer }) => PATHS.balance(customer.documentId)}
        sorting={{ sort, onSort: setSort }}
        isLoading={balances.isLoading}
        error={balances.error}
        onRetry={balances.refetch}
        pagination={balances.data?.pagination}
        empty={<EmptyState title={t('balances.empty')}>{t('balances.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

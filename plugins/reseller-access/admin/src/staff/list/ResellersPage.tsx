import {
  ChoiceFilter,
  Count,
  DataList,
  EmptyState,
  FilterBar,
  ListSearch,
  Money,
  PageFrame,
  useListParams,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListResellersQuery } from '../../services/resellers';
import { useText } from '../../text';

import { useResellerColumns } from './useResellerColumns';

const MODES = ['wholesale', 'acquisition-partner'] as const;
const STATES = ['active', 'closed'] as const;

/** All resellers, with what happens at each of them. */
export const ResellersPage = () => {
  const t = useText();
  const { page, pageSize, search, filter, sort, setSort } = useListParams();
  const [mode, state] = [filter('mode'), filter('state')];
  const list = useListResellersQuery({ page, pageSize, search, mode, state, sort }, ALWAYS_FRESH);
  const columns = useResellerColumns();
  const totals = list.data?.totals;
  const isNarrowed = search !== '' || mode !== undefined || state !== undefined;
  return (
    <PageFrame
      title={t('menu')}
      subtitle={t('resellers.subtitle')}
      help={[t('resellers.help.1'), t('resellers.help.2')]}
    >
      <FilterBar>
        <ListSearch label={t('resellers.search')} placeholder={t('resellers.search.example')} />
        <ChoiceFilter
          name="mode"
          label={t('reseller.mode')}
          all={t('reseller.mode.all')}
          choices={MODES.map((value) => ({ value, label: t(`reseller.mode.${value}`) }))}
        />
        <ChoiceFilter
          name="state"
          label={t('reseller.state')}
          all={t('reseller.state.all')}
          choices={STATES.map((value) => ({ value, label: t(`reseller.state.${value}`) }))}
        />
      </FilterBar>
      <DataList
        caption={t('menu')}
        columns={columns}
        rows={list.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.reseller(documentId)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        sorting={{ sort: sort ?? 'name', onSort: setSort }}
        totals={
          totals && {
            label: t('resellers.total', { count: totals.resellers }),
            cells: {
              customers: <Count value={totals.customers} />,
              invoices: <Count value={totals.monthInvoices} />,
              billed: <Money pence={totals.monthGrossPence} />,
            },
          }
        }
        empty={
          isNarrowed ? (
            <EmptyState title={t('noMatch')}>{t('resellers.noMatch.text')}</EmptyState>
          ) : (
            <EmptyState title={t('resellers.none')}>{t('resellers.none.text')}</EmptyState>
          )
        }
      />
    </PageFrame>
  );
};

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
import { toListPage } from '../../services/pageOf';
import { useListMyUsageFilesQuery } from '../../services/usage';
import { useText } from '../../text';
import { useMay } from '../shell/access';

import { UploadPanel } from './UploadPanel';
import { isBeingRead, POLL_MS } from './usageState';
import { useUsageColumns } from './useUsageColumns';

const NEWEST = '-receivedAt';
const STATES = ['received', 'importing', 'imported', 'failed'] as const;

/** Usage of the reseller's own systems: a place to drop the next file, and what came of those before. */
export const UsagePage = () => {
  const t = useText();
  const maySend = useMay('usage.write');
  const { page, pageSize, search, filter, sort = NEWEST, setSort } = useListParams();
  const state = filter('state');
  const args = { page, pageSize, search, sort, 'filter[state]': state };
  const list = useListMyUsageFilesQuery(args, ALWAYS_FRESH);
  const hasWork = list.data?.data.some(isBeingRead) ?? false;
  useListMyUsageFilesQuery(args, { pollingInterval: POLL_MS, skip: !hasWork });
  const isNarrowed = search !== '' || state !== undefined;
  return (
    <PageFrame
      title={t('usage.title')}
      subtitle={t('usage.subtitle')}
      help={[
        t('usage.help.1'),
        t('usage.help.2'),
        t('usage.help.3'),
        t('usage.help.4'),
        t('usage.help.5'),
      ]}
    >
      {maySend && <UploadPanel />}
      <FilterBar>
        <ListSearch label={t('usage.search')} placeholder={t('usage.search')} />
        <ChoiceFilter
          name="state"
          label={t('usage.state')}
          all={t('usage.state.all')}
          choices={STATES.map((value) => ({ value, label: t(`usage.state.${value}`) }))}
        />
      </FilterBar>
      <DataList
        caption={t('usage.title')}
        columns={useUsageColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        rowLink={({ id }) => PATHS.usageFile(id)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        sorting={{ sort, onSort: setSort }}
        empty={
          isNarrowed ? (
            <EmptyState title={t('noMatch')} />
          ) : (
            <EmptyState title={t('usage.none')}>
              {t(maySend ? 'usage.none.text' : 'usage.none.read')}
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
};

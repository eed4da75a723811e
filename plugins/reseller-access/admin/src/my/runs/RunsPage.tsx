import { DataList, EmptyState, PageFrame, useListParams } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useListMyRunsQuery } from '../../services/lists';
import { toListPage } from '../../services/pageOf';
import { useText } from '../../text';

import { runPath } from './runState';
import { useRunColumns } from './useRunColumns';

const NEWEST = '-runDate';

/** The bill runs that billed this reseller's customers; each leads to its invoices. */
export const RunsPage = () => {
  const t = useText();
  const { page, pageSize, sort = NEWEST, setSort } = useListParams();
  const list = useListMyRunsQuery({ page, pageSize, sort }, ALWAYS_FRESH);
  return (
    <PageFrame
      title={t('runs.title')}
      subtitle={t('runs.subtitle')}
      help={[t('runs.help.1'), t('runs.help.2')]}
    >
      <DataList
        caption={t('runs.title')}
        columns={useRunColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        rowLink={(run) => runPath(run)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        sorting={{ sort, onSort: setSort }}
        empty={<EmptyState title={t('runs.none')}>{t('runs.none.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

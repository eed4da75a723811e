import {
  DataList,
  EmptyState,
  FilterBar,
  formatDate,
  PageFrame,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListLikelyDuplicatesQuery } from '../../services/usageRecords';
import { useText } from '../../text';
import { PeriodFilter } from '../calls/PeriodFilter';

import { LikelySources } from './LikelySources';
import { useLikelyColumns } from './useLikelyColumns';

/** Calls that seem to have come by two sources: a report, and a way to leave one side out of the bills. */
export const LikelyPage = () => {
  const t = useText();
  const { page, pageSize, filter } = useListParams();
  const asked = { from: filter('from'), to: filter('to') };
  const list = useListLikelyDuplicatesQuery({ ...asked, page, pageSize }, ALWAYS_FRESH);
  const period = list.data && { from: list.data.from, to: list.data.to };
  const columns = useLikelyColumns(period);
  const days = { from: formatDate(period?.from ?? ''), to: formatDate(period?.to ?? '') };
  return (
    <PageFrame
      title={t('likely.title')}
      subtitle={t('likely.subtitle')}
      back={{ to: PATHS.calls, label: t('calls.title') }}
      help={[t('likely.help.1'), t('likely.help.2'), t('likely.help.3')]}
    >
      <FilterBar>
        <PeriodFilter />
      </FilterBar>
      {list.data && period && list.data.sources.length > 0 && (
        <LikelySources sources={list.data.sources} period={period} />
      )}
      <DataList
        caption={t('likely.title')}
        columns={columns}
        rows={list.data?.results}
        rowKey={({ sides: [first, second] }) => `${first.id}/${second.id}`}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={<EmptyState title={t('likely.empty')}>{t('likely.empty.text', days)}</EmptyState>}
      />
    </PageFrame>
  );
};

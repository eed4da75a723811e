import { Flex } from '@strapi/design-system';

import {
  ChoiceFilter,
  DataList,
  EmptyState,
  FilterBar,
  Panel,
  useListParams,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useListActivityQuery } from '../../services/resellers';
import { useText } from '../../text';

import { useActivityColumns } from './useActivityColumns';

const BY = ['reseller', 'bureau'] as const;

/** What happened to a reseller and his records, and who did it. */
export const Activity = ({ documentId }: { documentId: string }) => {
  const t = useText();
  const { page, pageSize, filter } = useListParams();
  const by = filter('by');
  const list = useListActivityQuery({ documentId, page, pageSize, by }, ALWAYS_FRESH);
  return (
    <Panel title={t('activity.title')} hint={t('activity.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FilterBar>
          <ChoiceFilter
            name="by"
            label={t('activity.by')}
            all={t('activity.by.all')}
            choices={BY.map((value) => ({ value, label: t(`activity.by.${value}`) }))}
          />
        </FilterBar>
        <DataList
          caption={t('activity.title')}
          columns={useActivityColumns()}
          rows={list.data?.results}
          rowKey={({ id }) => id}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={list.refetch}
          pagination={list.data?.pagination}
          empty={<EmptyState title={t('activity.none')}>{t('activity.none.text')}</EmptyState>}
        />
      </Flex>
    </Panel>
  );
};

import { useState } from 'react';

import { Button } from '@strapi/design-system';

import {
  DataList,
  EmptyState,
  ListSearch,
  PageFrame,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { Bundle } from '../../../../shared/contracts/balances';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListBundlesQuery } from '../../services/balances';
import { useText } from '../../text';

import { BundleDialog } from './BundleDialog';
import { useBundleColumns } from './useBundleColumns';

/** Inclusive minutes, messages and data: which products bring them, and how many have them. */
export const BundlesPage = () => {
  const t = useText();
  const mayManage = useCan(PERMISSIONS.manageBundles);
  const { page, pageSize, search } = useListParams();
  const bundles = useListBundlesQuery({ page, pageSize, search }, ALWAYS_FRESH);
  const [edited, setEdited] = useState<Bundle | 'new' | null>(null);
  const columns = useBundleColumns(mayManage ? setEdited : undefined);
  return (
    <PageFrame
      title={t('bundles.title')}
      subtitle={t('bundles.subtitle')}
      actions={mayManage && <Button onClick={() => setEdited('new')}>{t('bundles.new')}</Button>}
      help={[t('bundles.help.1'), t('bundles.help.2'), t('bundles.help.3')]}
    >
      <ListSearch label={t('bundles.search')} placeholder={t('bundles.search.example')} />
      <DataList
        caption={t('bundles.title')}
        columns={columns}
        rows={bundles.data?.results}
        rowKey={({ documentId }) => documentId}
        isLoading={bundles.isLoading}
        error={bundles.error}
        onRetry={bundles.refetch}
        pagination={bundles.data?.pagination}
        empty={<EmptyState title={t('bundles.empty')}>{t('bundles.empty.text')}</EmptyState>}
      />
      {edited !== null && (
        <BundleDialog bundle={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </PageFrame>
  );
};

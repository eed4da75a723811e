import {
  DataList,
  EmptyState,
  PageFrame,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useListUsageFilesQuery } from '../../services/usage';
import { useText } from '../../text';
import { isBeingRead } from '../usage-status/usageStatus';

import { UploadPanel } from './UploadPanel';
import { useUsageColumns } from './useUsageColumns';

/** Usage files: what came in, how much of it was taken, and a place to drop the next. */
export const UsagePage = () => {
  const t = useText();
  const canImport = useCan(PERMISSIONS.importUsage);
  const { page, pageSize } = useListParams();
  const files = useListUsageFilesQuery({ page, pageSize }, ALWAYS_FRESH);
  const hasWork = files.data?.results.some(({ status }) => isBeingRead(status)) ?? false;
  useListUsageFilesQuery({ page, pageSize }, { pollingInterval: POLL_MS, skip: !hasWork });
  const columns = useUsageColumns();
  return (
    <PageFrame
      title={t('usage.title')}
      subtitle={t('usage.subtitle')}
      help={[t('usage.help.1'), t('usage.help.2'), t('usage.help.3')]}
    >
      {canImport && <UploadPanel />}
      <DataList
        caption={t('usage.title')}
        columns={columns}
        rows={files.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.usageFile(documentId)}
        isLoading={files.isLoading}
        error={files.error}
        onRetry={files.refetch}
        pagination={files.data?.pagination}
        empty={<EmptyState title={t('usage.empty')}>{t('usage.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

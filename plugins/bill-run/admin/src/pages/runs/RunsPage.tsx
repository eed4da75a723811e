import { Plus } from '@strapi/icons';

import {
  ButtonLink,
  DataList,
  EmptyState,
  PageFrame,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListBillRunsQuery } from '../../services/runs';
import { useText } from '../../text';
import { isUnderWay } from '../run-status/runStatus';

import { useRunColumns } from './useRunColumns';

const LIST_POLL_MS = 3000;

/** All bill runs, newest first. */
export const RunsPage = () => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const { page, pageSize } = useListParams();
  const runs = useListBillRunsQuery({ page, pageSize }, ALWAYS_FRESH);
  const hasWork = runs.data?.results.some(({ status }) => isUnderWay(status)) ?? false;
  useListBillRunsQuery({ page, pageSize }, { pollingInterval: LIST_POLL_MS, skip: !hasWork });
  const columns = useRunColumns();
  const startButton = canStart && (
    <ButtonLink to={PATHS.startRun} startIcon={<Plus aria-hidden />}>
      {t('runs.start')}
    </ButtonLink>
  );
  return (
    <PageFrame
      title={t('runs.title')}
      subtitle={t('runs.subtitle')}
      actions={startButton}
      help={[t('runs.help.1'), t('runs.help.2'), t('runs.help.3')]}
    >
      <DataList
        caption={t('runs.title')}
        columns={columns}
        rows={runs.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.run(documentId)}
        isLoading={runs.isLoading}
        error={runs.error}
        onRetry={runs.refetch}
        pagination={runs.data?.pagination}
        empty={
          <EmptyState title={t('runs.empty.title')} action={startButton}>
            {t('runs.empty.text')}
          </EmptyState>
        }
      />
    </PageFrame>
  );
};

import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import {
  DataList,
  EmptyState,
  Panel,
  useDownload,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { SuspenseReason, UsageFile } from '../../../../shared/contracts/usage';
import { ALWAYS_FRESH } from '../../services/api';
import { useListSuspendedRowsQuery } from '../../services/usage';
import { useText } from '../../text';

import { ReasonFilter } from './ReasonFilter';
import { useSuspendedColumns } from './useSuspendedColumns';

/** Each row of a file that was not taken, as it came, with its reason; all of them as a file to work through. */
export const SuspendedRows = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const { page, pageSize, filter, setFilter } = useListParams();
  const reasons = file.suspense?.map(({ reason }) => reason) ?? [];
  const reason = reasons.find((known) => known === filter('reason'));
  const rows = useListSuspendedRowsQuery(
    { page, pageSize, file: file.documentId, reason },
    ALWAYS_FRESH,
  );
  const columns = useSuspendedColumns();
  return (
    <Panel
      title={t('suspended.title')}
      hint={t('suspended.hint')}
      action={file.rowsSuspended > 0 && <DownloadRows file={file} />}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {reasons.length > 1 && (
          <ReasonFilter
            reasons={reasons}
            value={reason}
            onChange={(chosen: SuspenseReason | undefined) => setFilter('reason', chosen)}
          />
        )}
        <DataList
          caption={t('suspended.title')}
          columns={columns}
          rows={rows.data?.results}
          rowKey={({ id }) => String(id)}
          isLoading={rows.isLoading}
          error={rows.error}
          onRetry={rows.refetch}
          pagination={rows.data?.pagination}
          empty={<EmptyState isCompact title={t('suspended.none')} />}
        />
      </Flex>
    </Panel>
  );
};

const DownloadRows = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const { download, isDownloading } = useDownload();
  const name = `${file.fileName.replace(/\.[^.]+$/, '')}-not-taken.csv`;
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download aria-hidden />}
      loading={isDownloading}
      onClick={() => download(`/bill-run/usage-files/${file.documentId}/suspense.csv`, name)}
    >
      {t('suspended.download')}
    </Button>
  );
};

import {
  ButtonLink,
  Count,
  DataList,
  EmptyState,
  Figures,
  MicroMoney,
  PageFrame,
  Panel,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { UsageFileTotals } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useListUsageFilesQuery } from '../../services/usage';
import { useText } from '../../text';
import { isBeingRead } from '../usage-status/usageStatus';

import { UsageFilters } from './UsageFilters';
import { UploadPanel } from './UploadPanel';
import { useUsageColumns } from './useUsageColumns';

const FILTERS = ['source', 'status', 'door', 'from', 'to'];

/** Usage files: what came in, how much of it was taken, and a place to drop the next. */
export const UsagePage = () => {
  const t = useText();
  const canImport = useCan(PERMISSIONS.importUsage);
  const { page, pageSize, search, filter } = useListParams();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, filter(name)]));
  const args = { page, pageSize, search, ...filters };
  const files = useListUsageFilesQuery(args, ALWAYS_FRESH);
  const hasWork = files.data?.results.some(({ status }) => isBeingRead(status)) ?? false;
  useListUsageFilesQuery(args, { pollingInterval: POLL_MS, skip: !hasWork });
  const columns = useUsageColumns();
  return (
    <PageFrame
      title={t('usage.title')}
      subtitle={t('usage.subtitle')}
      actions={
        <>
          <ButtonLink to={PATHS.supplierCharges} variant="tertiary">
            {t('charges.title')}
          </ButtonLink>
          <ButtonLink to={PATHS.sources} variant="secondary">
            {t('sources.title')}
          </ButtonLink>
        </>
      }
      help={[t('usage.help.1'), t('usage.help.2'), t('usage.help.3')]}
    >
      {canImport && <UploadPanel />}
      <UsageFilters />
      {files.data && files.data.totals.files > 0 && <UsageTotals totals={files.data.totals} />}
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

const UsageTotals = ({ totals }: { totals: UsageFileTotals }) => {
  const t = useText();
  return (
    <Panel title={t('usage.totals')}>
      <Figures
        items={[
          { label: t('usage.files'), value: <Count value={totals.files} />, isMain: true },
          { label: t('usage.rowsRead'), value: <Count value={totals.rowsRead} /> },
          { label: t('usage.rowsTaken'), value: <Count value={totals.rowsAccepted} /> },
          { label: t('usage.rowsNotTaken'), value: <Count value={totals.rowsSuspended} /> },
          { label: t('usage.rowsSuperseded'), value: <Count value={totals.rowsSuperseded} /> },
          { label: t('usage.sell'), value: <MicroMoney micro={totals.sellMicro} decimals={2} /> },
          { label: t('usage.cost'), value: <MicroMoney micro={totals.costMicro} decimals={2} /> },
          { label: t('usage.stake'), value: <MicroMoney micro={totals.heldMicro} decimals={2} /> },
        ]}
      />
    </Panel>
  );
};

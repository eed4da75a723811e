import {
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  Panel,
  TextLink,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyRunsQuery } from '../../services/lists';
import { useText } from '../../text';
import { runPath } from '../runs/runState';
import { useRunColumns } from '../runs/useRunColumns';

const FEW = 5;
const SHOWN = ['date', 'state', 'gross'];

/** The runs in which this reseller's customers were billed last. */
export const LatestRuns = () => {
  const t = useText();
  const { data, error, refetch } = useListMyRunsQuery({ pageSize: FEW }, ALWAYS_FRESH);
  const columns = useRunColumns().filter(({ key }) => SHOWN.includes(key));
  return (
    <Panel
      title={t('overview.runs')}
      action={data?.data.length ? <TextLink to={PATHS.runs}>{t('runs.all')}</TextLink> : undefined}
    >
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <LoadingState />}
      {data?.data.length === 0 && (
        <EmptyState isCompact title={t('runs.none')}>
          {t('runs.none.text')}
        </EmptyState>
      )}
      {data && data.data.length > 0 && (
        <DataTable
          caption={t('overview.runs')}
          columns={columns}
          rows={data.data}
          rowKey={({ id }) => id}
          rowLink={(run) => runPath(run)}
        />
      )}
    </Panel>
  );
};

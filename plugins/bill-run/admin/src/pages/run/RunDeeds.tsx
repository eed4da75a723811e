import {
  DataTable,
  DateTimeText,
  ErrorState,
  LoadingState,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RunLogEntry } from '../../../../shared/contracts/run-log';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetRunLogQuery } from '../../services/checks';
import { useText } from '../../text';

/** Who did what with a run, newest first. */
export const RunDeeds = ({ runDocumentId }: { runDocumentId: string }) => {
  const t = useText();
  const { data, error, refetch } = useGetRunLogQuery(runDocumentId, ALWAYS_FRESH);
  const columns: Column<RunLogEntry>[] = [
    { key: 'at', header: t('deeds.at'), cell: ({ at }) => <DateTimeText moment={at} /> },
    { key: 'what', header: t('deeds.what'), cell: ({ action }) => t(`deeds.${action}`) },
    { key: 'who', header: t('deeds.who'), cell: ({ actor }) => actor },
    { key: 'details', header: t('deeds.details'), cell: ({ details }) => detailsText(details) },
  ];
  return (
    <Panel title={t('deeds.title')} hint={t('deeds.hint')}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <LoadingState />}
      {data && (
        <DataTable
          caption={t('deeds.title')}
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
};

/** Figures and names that belong to what was done: 'round 2, bills 17'. */
const detailsText = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== 0)
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${String(value)}`)
    .join(', ');

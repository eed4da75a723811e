import {
  DataTable,
  DateTimeText,
  formatMicro,
  ErrorState,
  LoadingState,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RunLogEntry } from '../../../../shared/contracts/run-log';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetRunLogQuery } from '../../services/checks';
import { useText, type Text } from '../../text';

/** Who did what with a run, newest first. */
export const RunDeeds = ({ runDocumentId }: { runDocumentId: string }) => {
  const t = useText();
  const { data, error, refetch } = useGetRunLogQuery(runDocumentId, ALWAYS_FRESH);
  const columns: Column<RunLogEntry>[] = [
    { key: 'at', header: t('deeds.at'), cell: ({ at }) => <DateTimeText moment={at} /> },
    { key: 'what', header: t('deeds.what'), cell: ({ action }) => t(`deeds.${action}`) },
    { key: 'who', header: t('deeds.who'), cell: ({ actor }) => actor },
    { key: 'details', header: t('deeds.details'), cell: ({ details }) => detailsText(details, t) },
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

/** What belongs to a deed, in the order in which it is told. */
const NAMES = ['reseller', 'customer', 'message', 'doing', 'reason'];
const COUNTS = [
  ...(['resellers', 'bills', 'approved', 'passed', 'waiting', 'round'] as const),
  ...(['filesUnread', 'filesFailed', 'rowsOfDue', 'rowsOfNobody'] as const),
];
const COSTS = ['costOfDueMicro', 'costOfNobodyMicro'];

/** Figures and names that belong to what was done: '5 resellers', '8 rows of customers due'. */
const detailsText = (details: Record<string, unknown>, t: Text): string => {
  const cost = COSTS.reduce((sum, name) => sum + Number(details[name] ?? 0), 0);
  return [
    ...NAMES.map((name) => details[name]).filter((value) => typeof value === 'string'),
    ...COUNTS.filter((name) => Number(details[name]) > 0).map((name) =>
      t(`deeds.detail.${name}`, { count: Number(details[name]) }),
    ),
    ...(cost > 0 ? [t('deeds.detail.cost', { cost: formatMicro(cost, 2) })] : []),
  ].join(', ');
};

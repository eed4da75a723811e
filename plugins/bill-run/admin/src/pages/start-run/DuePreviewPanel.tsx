import {
  Count,
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  formatDate,
  LoadingState,
  Notice,
  Panel,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { DuePreview } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { useText } from '../../text';

type DueRow = DuePreview['byReseller'][number];

type DuePreviewPanelProps = {
  due: { currentData?: DuePreview; error?: unknown; refetch: () => void };
  runDate: string;
  resellerDocumentId: string | null;
};

/** Who would be billed, before anything is started. Follows the date as it is chosen. */
export const DuePreviewPanel = ({ due, runDate, resellerDocumentId }: DuePreviewPanelProps) => {
  const t = useText();
  const date = formatDate(runDate);
  return (
    <Panel title={t('due.title', { date })} hint={t('due.hint')}>
      {due.error ? (
        <ErrorState error={due.error} onRetry={due.refetch} />
      ) : due.currentData ? (
        <DuePreviewBody preview={due.currentData} resellerDocumentId={resellerDocumentId} />
      ) : (
        <LoadingState />
      )}
    </Panel>
  );
};

const DuePreviewBody = ({
  preview,
  resellerDocumentId,
}: {
  preview: DuePreview;
  resellerDocumentId: string | null;
}) => {
  const t = useText();
  const columns = useDueColumns();
  const rows = preview.byReseller.filter(
    (row) => resellerDocumentId === null || row.resellerDocumentId === resellerDocumentId,
  );
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  return (
    <>
      {preview.openRun && (
        <Notice
          tone="warning"
          title={t('due.openRun', { name: preview.openRun.name })}
          action={
            <TextLink to={PATHS.run(preview.openRun.documentId)}>{t('due.openRun.open')}</TextLink>
          }
        >
          {t('due.openRun.text')}
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState isCompact title={t('due.nobody', { date: formatDate(preview.runDate) })} />
      ) : (
        <DataTable
          caption={t('due.title', { date: formatDate(preview.runDate) })}
          columns={columns}
          rows={rows}
          rowKey={({ resellerDocumentId: id, resellerName }) => id ?? resellerName}
          totals={{ label: t('total'), cells: { customers: <Count value={customers} /> } }}
        />
      )}
    </>
  );
};

const useDueColumns = (): Column<DueRow>[] => {
  const t = useText();
  return [
    { key: 'reseller', header: t('reseller'), cell: ({ resellerName }) => resellerName },
    {
      key: 'oldest',
      header: t('due.oldest'),
      cell: ({ oldestBillDate }) => <DateText date={oldestBillDate} />,
    },
    {
      key: 'customers',
      header: t('due.customers'),
      align: 'end',
      cell: ({ customers }) => <Count value={customers} />,
    },
  ];
};

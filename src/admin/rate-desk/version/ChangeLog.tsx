import type { ChangeRow, VersionDetail } from '../../../rate-desk/contracts';
import { Count, DataTable, DateTimeText, EmptyState, type Column } from '../../kit';
import { useText } from '../text';

/** What was done to the rates of a draft, the last first. */
export const ChangeLog = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  if (version.changes.length === 0) {
    return (
      <EmptyState isCompact title={t('changes.none')}>
        {t('changes.none.text')}
      </EmptyState>
    );
  }
  const columns: Column<ChangeRow>[] = [
    { key: 'at', header: t('changes.at'), cell: ({ madeAt }) => <DateTimeText moment={madeAt} /> },
    {
      key: 'kind',
      header: t('changes.what'),
      cell: ({ kind, undoneAt }) =>
        undoneAt ? t('changes.undone', { what: t(`change.${kind}`) }) : t(`change.${kind}`),
    },
    { key: 'by', header: t('changes.by'), cell: ({ madeBy }) => madeBy },
    ...(['added', 'changed', 'removed'] as const).map(
      (name): Column<ChangeRow> => ({
        key: name,
        header: t(`changes.${name}`),
        align: 'end',
        cell: (change) => <Count value={change[name]} />,
      }),
    ),
  ];
  return (
    <DataTable
      caption={t('tab.changes')}
      columns={columns}
      rows={version.changes}
      rowKey={({ documentId }) => documentId}
    />
  );
};

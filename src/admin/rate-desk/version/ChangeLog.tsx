import type { ChangeRow, VersionDetail } from '../../../rate-desk/contracts';
import { Count, DataTable, DateTimeText, EmptyState, formatDate, type Column } from '../../kit';
import { typedPrice } from '../prices';
import { useText, type Text } from '../text';

/** An import of a list in another currency says what made pounds of it. */
const whatOf = (t: Text, { kind, exchange }: ChangeRow): string => {
  const what = t(`change.${kind}`);
  if (!exchange) return what;
  const { currency, microPoundsPerUnit, date } = exchange;
  const rate = typedPrice(microPoundsPerUnit, 'pounds');
  return t('changes.exchange', { what, currency, rate, date: formatDate(date) });
};

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
      cell: (change) => {
        const what = whatOf(t, change);
        return change.undoneAt ? t('changes.undone', { what }) : what;
      },
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

import { DataTable, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { ReadField, ReadText } from '../../../../shared/contracts/suspense';
import { useText } from '../../text';

/** A row column by column, as it is read; what is blank is left out, what is wrong is marked. */
export const ReadFields = ({ read }: { read: ReadText }) => {
  const t = useText();
  return (
    <DataTable
      caption={t('row.read')}
      columns={useFieldColumns()}
      rows={read.fields.filter(({ value, error }) => value !== '' || error !== null)}
      rowKey={({ name }) => name}
    />
  );
};

const useFieldColumns = (): Column<ReadField>[] => {
  const t = useText();
  return [
    { key: 'name', header: t('row.field'), cell: ({ name }) => name },
    { key: 'value', header: t('row.value'), cell: ({ value }) => <code>{value}</code> },
    {
      key: 'error',
      header: t('row.wrong'),
      cell: ({ error }) => error && <StatusWord tone="bad">{error}</StatusWord>,
    },
  ];
};

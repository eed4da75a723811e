import type { VersionRow } from '../../../rate-desk/contracts';
import { Count, DataTable, DateText, StatusWord, type Column } from '../../kit';
import { useDoor } from '../door';
import { STAND_TONE } from '../stand';
import { useText } from '../text';

/** The versions of a card, the latest first; each leads to its rates. */
export const VersionTable = ({ versions }: { versions: VersionRow[] }) => {
  const t = useText();
  const { paths } = useDoor();
  const columns: Column<VersionRow>[] = [
    {
      key: 'from',
      header: t('versions.from'),
      cell: ({ validFrom }) => <DateText date={validFrom} />,
    },
    {
      key: 'to',
      header: t('versions.to'),
      cell: ({ validTo, stand }) =>
        validTo ? <DateText date={validTo} /> : stand !== 'draft' && t('versions.open'),
    },
    {
      key: 'stand',
      header: t('versions.stand'),
      cell: ({ stand }) => <StatusWord tone={STAND_TONE[stand]}>{t(`stand.${stand}`)}</StatusWord>,
    },
    {
      key: 'rates',
      header: t('rates'),
      align: 'end',
      cell: ({ rates }) => <Count value={rates} />,
    },
    { key: 'note', header: t('note'), cell: ({ note }) => note },
  ];
  return (
    <DataTable
      caption={t('versions.title')}
      columns={columns}
      rows={versions}
      rowKey={({ documentId }) => documentId}
      rowLink={({ documentId }) => paths.version(documentId)}
    />
  );
};

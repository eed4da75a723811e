import {
  Count,
  DataTable,
  DateText,
  EmptyState,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RateCardVersionRow } from '../../../../shared/contracts/lists';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { STAND_TONE, standOf } from './versionStand';

type VersionTableProps = {
  /** All of one card, the latest first. */
  versions: RateCardVersionRow[];
};

/** The versions of a card; each leads to its rates. */
export const VersionTable = ({ versions }: VersionTableProps) => {
  const t = useText();
  const columns: Column<RateCardVersionRow>[] = [
    {
      key: 'from',
      header: t('version.from'),
      cell: ({ validFrom }) => <DateText date={validFrom} />,
    },
    {
      key: 'stand',
      header: t('version.stand'),
      cell: (version) => {
        const stand = standOf(version, versions);
        return <StatusWord tone={STAND_TONE[stand]}>{t(`version.stand.${stand}`)}</StatusWord>;
      },
    },
    {
      key: 'rates',
      header: t('version.rates'),
      align: 'end',
      cell: ({ rates }) => <Count value={rates} />,
    },
    { key: 'note', header: t('version.note'), cell: ({ note }) => note },
  ];
  if (versions.length === 0) {
    return (
      <EmptyState isCompact title={t('version.none')}>
        {t('version.none.text')}
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption={t('version.title')}
      columns={columns}
      rows={versions}
      rowKey={({ id }) => id}
      rowLink={({ id }) => PATHS.rateVersion(id)}
    />
  );
};

import {
  type Column,
  Count,
  DataTable,
  formatDate,
  MicroMoney,
  Panel,
} from '../../../../../../src/admin/kit';
import type { LikelySource } from '../../../../shared/contracts/likely-duplicates';
import { useText } from '../../text';

import { LeaveOut } from './LeaveOut';

type LikelySourcesProps = { sources: LikelySource[]; period: { from: string; to: string } };

/** What the pairs come to on the side of each source, to leave out all of one side at once. */
export const LikelySources = ({ sources, period }: LikelySourcesProps) => {
  const t = useText();
  const columns: Column<LikelySource>[] = [
    { key: 'source', header: t('usage.source'), cell: ({ sourceName }) => sourceName },
    {
      key: 'records',
      header: t('likely.records'),
      align: 'end',
      cell: ({ records }) => <Count value={records} />,
    },
    {
      key: 'open',
      header: t('likely.open'),
      align: 'end',
      cell: ({ open }) => <Count value={open} />,
    },
    {
      key: 'sell',
      header: t('likely.openSell'),
      align: 'end',
      cell: ({ openSellMicro }) => <MicroMoney micro={openSellMicro} decimals={4} />,
    },
    {
      key: 'leave',
      header: t('likely.leave'),
      cell: ({ source, sourceName, open }) =>
        open > 0 && (
          <LeaveOut what={{ ...period, source }} sourceName={sourceName} records={open} />
        ),
    },
  ];
  return (
    <Panel
      title={t('likely.sources')}
      hint={t('likely.sources.hint', {
        from: formatDate(period.from),
        to: formatDate(period.to),
      })}
    >
      <DataTable
        caption={t('likely.sources')}
        columns={columns}
        rows={sources}
        rowKey={({ source }) => source}
      />
    </Panel>
  );
};

import {
  Count,
  DateTimeText,
  MicroMoney,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { useText } from '../../text';
import { UsageStatusWord } from '../usage-status/UsageStatusWord';

export const useUsageColumns = (): Column<UsageFile>[] => {
  const t = useText();
  return [
    { key: 'file', header: t('usage.file'), cell: ({ fileName }) => fileName },
    {
      key: 'source',
      header: t('usage.source'),
      cell: ({ source, sourceName }) => sourceName ?? source,
    },
    { key: 'door', header: t('usage.door'), cell: ({ door }) => t(`usage.door.${door}`) },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => <UsageStatusWord status={status} />,
    },
    {
      key: 'read',
      header: t('usage.rowsRead'),
      align: 'end',
      cell: ({ rowsRead, linesDone }) => <Count value={Math.max(rowsRead, linesDone)} />,
    },
    {
      key: 'taken',
      header: t('usage.rowsTaken'),
      align: 'end',
      cell: ({ rowsAccepted }) => <Count value={rowsAccepted} />,
    },
    {
      key: 'suspended',
      header: t('usage.rowsNotTaken'),
      align: 'end',
      cell: ({ rowsSuspended }) =>
        rowsSuspended > 0 ? (
          <StatusWord tone="warning">
            <Count value={rowsSuspended} />
          </StatusWord>
        ) : (
          <Count value={0} />
        ),
    },
    {
      key: 'superseded',
      header: t('usage.rowsSuperseded'),
      align: 'end',
      cell: ({ rowsSuperseded }) => <Count value={rowsSuperseded} />,
    },
    {
      key: 'sell',
      header: t('usage.sell'),
      align: 'end',
      cell: ({ sellMicro }) => <MicroMoney micro={sellMicro} decimals={2} />,
    },
    {
      key: 'cost',
      header: t('usage.cost'),
      align: 'end',
      cell: ({ costMicro }) => <MicroMoney micro={costMicro} decimals={2} />,
    },
    {
      key: 'received',
      header: t('usage.received'),
      cell: ({ receivedAt, receivedBy }) => (
        <>
          <DateTimeText moment={receivedAt} />
          {receivedBy && <div>{t('by', { name: receivedBy })}</div>}
        </>
      ),
    },
  ];
};

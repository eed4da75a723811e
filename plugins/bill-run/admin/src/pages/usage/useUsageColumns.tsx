import type { ReactNode } from 'react';

import { Typography } from '@strapi/design-system';

import {
  Count,
  DateTimeText,
  MicroMoney,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { useText } from '../../text';
import { isBeingRead } from '../usage-status/usageStatus';
import { UsageStatusWord } from '../usage-status/UsageStatusWord';

const Small = ({ children }: { children: ReactNode }) => (
  <Typography tag="div" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);

export const useUsageColumns = (): Column<UsageFile>[] => {
  const t = useText();
  return [
    {
      key: 'file',
      header: t('usage.file'),
      cell: ({ fileName, source, sourceName, door }) => (
        <>
          {fileName}
          <Small>{`${sourceName ?? source} · ${t(`usage.door.${door}`)}`}</Small>
        </>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => <UsageStatusWord status={status} />,
    },
    {
      key: 'read',
      header: t('usage.rowsRead'),
      align: 'end',
      cell: ({ status, rowsRead, linesDone }) => (
        <Count value={isBeingRead(status) ? linesDone : rowsRead} />
      ),
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
          {receivedBy && <Small>{t('by', { name: receivedBy })}</Small>}
        </>
      ),
    },
  ];
};

import { Typography } from '@strapi/design-system';

import { Count, DateTimeText, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { UsageFileRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

import { SellPrice } from './SellPrice';
import { USAGE_TONE } from './usageState';

/** A file, and what came of its rows. */
export const useUsageColumns = (): Column<UsageFileRow>[] => {
  const t = useText();
  return [
    {
      key: 'file',
      header: t('usage.file'),
      sortBy: 'fileName',
      cell: ({ fileName, format }) => (
        <>
          {fileName}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {t(`usage.format.${format}`)}
          </Typography>
        </>
      ),
    },
    {
      key: 'state',
      header: t('usage.state'),
      sortBy: 'state',
      cell: ({ state }) => (
        <StatusWord tone={USAGE_TONE[state]}>{t(`usage.state.${state}`)}</StatusWord>
      ),
    },
    {
      key: 'read',
      header: t('usage.read'),
      sortBy: 'rowsRead',
      align: 'end',
      cell: ({ rowsRead }) => <Count value={rowsRead} />,
    },
    {
      key: 'taken',
      header: t('usage.taken'),
      sortBy: 'rowsAccepted',
      align: 'end',
      cell: ({ rowsAccepted }) => <Count value={rowsAccepted} />,
    },
    {
      key: 'held',
      header: t('usage.held'),
      sortBy: 'rowsSuspended',
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
      key: 'replaced',
      header: t('usage.replaced'),
      sortBy: 'rowsSuperseded',
      align: 'end',
      cell: ({ rowsSuperseded }) => <Count value={rowsSuperseded} />,
    },
    {
      key: 'sell',
      header: t('usage.sell'),
      sortBy: 'sellPrice',
      align: 'end',
      cell: ({ sellPrice }) => <SellPrice price={sellPrice} />,
    },
    {
      key: 'received',
      header: t('usage.received'),
      sortBy: 'receivedAt',
      cell: ({ receivedAt }) => <DateTimeText moment={receivedAt} />,
    },
  ];
};

import { Typography } from '@strapi/design-system';

import {
  DateText,
  formatDuration,
  MicroMoney,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { UsageRecordRow } from '../../../../shared/contracts/usage-records';
import { useText } from '../../text';

/** How much of it there was: the length of a call, or what was counted. */
const useAmount = () => {
  const t = useText();
  return ({ durationS, quantity, unit }: UsageRecordRow): string =>
    unit === null ? formatDuration(durationS) : t('calls.counted', { quantity, unit });
};

export const useCallColumns = (): Column<UsageRecordRow>[] => {
  const t = useText();
  const amount = useAmount();
  return [
    {
      key: 'when',
      header: t('calls.when'),
      cell: ({ localDate, localTime }) => (
        <>
          <DateText date={localDate} /> {localTime}
        </>
      ),
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customer, resellerName }) => (
        <>
          {customer.name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customer.accountNumber, resellerName].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    { key: 'cli', header: t('suspended.cli'), cell: ({ cli }) => cli },
    {
      key: 'dialled',
      header: t('suspended.dialled'),
      cell: ({ dialled, destination, isLate }) => (
        <>
          {dialled} {isLate && <StatusWord tone="warning">{t('calls.late')}</StatusWord>}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {destination}
          </Typography>
        </>
      ),
    },
    { key: 'length', header: t('calls.length'), align: 'end', cell: amount },
    {
      key: 'sell',
      header: t('calls.sell'),
      align: 'end',
      cell: ({ sellMicro }) => <MicroMoney micro={sellMicro} decimals={4} />,
    },
    {
      key: 'buy',
      header: t('calls.buy'),
      align: 'end',
      cell: ({ buyMicro }) => <MicroMoney micro={buyMicro} decimals={4} />,
    },
    {
      key: 'margin',
      header: t('calls.margin'),
      align: 'end',
      cell: ({ sellMicro, buyMicro }) =>
        sellMicro < buyMicro ? (
          <StatusWord tone="bad">
            <MicroMoney micro={sellMicro - buyMicro} decimals={4} />
          </StatusWord>
        ) : (
          <MicroMoney micro={sellMicro - buyMicro} decimals={4} />
        ),
    },
  ];
};

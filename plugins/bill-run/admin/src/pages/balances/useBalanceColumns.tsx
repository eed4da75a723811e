import { Typography } from '@strapi/design-system';

import {
  Count,
  DateText,
  DateTimeText,
  MicroMoney,
  type Column,
} from '../../../../../../src/admin/kit';
import type { Balance } from '../../../../shared/contracts/balances';
import { useText } from '../../text';

import { AllowanceBars } from './AllowanceBars';

export const useBalanceColumns = (): Column<Balance>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('customer'),
      sortBy: 'name',
      cell: ({ customer, reseller }) => (
        <>
          {customer.name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customer.accountNumber, reseller].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'bill',
      header: t('balances.bill'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'records',
      header: t('balances.records'),
      align: 'end',
      cell: ({ records }) => <Count value={records} />,
    },
    {
      key: 'sell',
      header: t('balances.unbilled'),
      align: 'end',
      sortBy: 'sellMicro',
      cell: ({ sellMicro, coveredMicro }) => (
        <MicroMoney micro={sellMicro - coveredMicro} decimals={2} />
      ),
    },
    {
      key: 'allowances',
      header: t('balances.allowances'),
      cell: ({ allowances }) => <AllowanceBars allowances={allowances} />,
    },
    {
      key: 'credit',
      header: t('balances.credit'),
      align: 'end',
      sortBy: 'credit',
      cell: ({ creditMicro }) =>
        creditMicro === null ? '–' : <MicroMoney micro={creditMicro} decimals={2} />,
    },
    {
      key: 'last',
      header: t('balances.last'),
      sortBy: 'lastRecordAt',
      cell: ({ lastRecordAt }) => (lastRecordAt ? <DateTimeText moment={lastRecordAt} /> : '–'),
    },
  ];
};

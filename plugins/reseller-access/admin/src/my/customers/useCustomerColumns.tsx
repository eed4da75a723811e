import { Typography } from '@strapi/design-system';

import { DateText, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { CustomerRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';
import { usePartner } from '../shell/access';

/** What is worth knowing of many customers at once. Partners see who and where, and nothing of how they are billed. */
export const useCustomerColumns = (): Column<CustomerRow>[] => {
  const t = useText();
  const isPartner = usePartner();
  const who: Column<CustomerRow>[] = [
    {
      key: 'name',
      header: t(isPartner ? 'account' : 'customer'),
      sortBy: 'name',
      cell: ({ name, accountNumber }) => (
        <>
          {name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {accountNumber}
          </Typography>
        </>
      ),
    },
    {
      key: 'city',
      header: t('customer.city'),
      sortBy: 'city',
      cell: ({ city, postcode }) => [city, postcode].filter(Boolean).join(', '),
    },
    {
      key: 'state',
      header: t('customer.state'),
      sortBy: 'state',
      cell: ({ state }) => (
        <StatusWord tone={state === 'active' ? 'good' : 'quiet'}>
          {t(`customer.state.${state}`)}
        </StatusWord>
      ),
    },
    {
      key: 'since',
      header: t('customer.since'),
      sortBy: 'billingStart',
      cell: ({ billingStart }) => <DateText date={billingStart} />,
    },
  ];
  const billing: Column<CustomerRow>[] = [
    {
      key: 'method',
      header: t('customer.paymentMethod'),
      sortBy: 'paymentMethod',
      cell: ({ paymentMethod }) => paymentMethod && t(`paymentMethod.${paymentMethod}`),
    },
    {
      key: 'next',
      header: t('customer.nextBill'),
      sortBy: 'nextBillDate',
      cell: ({ nextBillDate }) => nextBillDate && <DateText date={nextBillDate} />,
    },
  ];
  return isPartner ? who : [...who, ...billing];
};

import { Typography } from '@strapi/design-system';

import {
  Count,
  DateTimeText,
  Money,
  StatusWord,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ResellerSummary } from '../../../../shared/contracts/resellers';
import { useText } from '../../text';

export const useResellerColumns = (): Column<ResellerSummary>[] => {
  const t = useText();
  return [
    {
      key: 'name',
      header: t('reseller.name'),
      sortBy: 'name',
      cell: ({ name, code, state }) => (
        <>
          {name} {state === 'closed' && <Closed />}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {code}
          </Typography>
        </>
      ),
    },
    {
      key: 'mode',
      header: t('reseller.mode'),
      cell: ({ mode }) => t(`reseller.mode.${mode}`),
    },
    {
      key: 'customers',
      header: t('customers.title'),
      sortBy: 'customers',
      align: 'end',
      cell: ({ customers }) => <Count value={customers} />,
    },
    {
      key: 'invoices',
      header: t('reseller.monthInvoices'),
      sortBy: 'monthInvoices',
      align: 'end',
      cell: ({ monthInvoices }) => <Count value={monthInvoices} />,
    },
    {
      key: 'billed',
      header: t('reseller.monthBilled'),
      sortBy: 'monthGrossPence',
      align: 'end',
      cell: ({ monthGrossPence }) => <Money pence={monthGrossPence} />,
    },
    {
      key: 'people',
      header: t('people.title'),
      sortBy: 'people',
      align: 'end',
      cell: ({ people }) => <Count value={people} />,
    },
    {
      key: 'keys',
      header: t('keys.title'),
      sortBy: 'keys',
      align: 'end',
      cell: ({ keys }) => <Count value={keys} />,
    },
    {
      key: 'activity',
      header: t('reseller.lastActivity'),
      sortBy: 'lastActivityAt',
      cell: ({ lastActivityAt }) =>
        lastActivityAt ? <DateTimeText moment={lastActivityAt} /> : t('reseller.lastActivity.none'),
    },
  ];
};

const Closed = () => {
  const t = useText();
  return <StatusWord tone="quiet">{t('reseller.state.closed')}</StatusWord>;
};

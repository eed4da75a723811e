import { Flex } from '@strapi/design-system';

import {
  Count,
  type FigureItem,
  Figures,
  formatMonth,
  Money,
  Panel,
} from '../../../../../../src/admin/kit';
import type { MyOverview } from '../../../../shared/contracts/my';
import { useText } from '../../text';

import { ChangesOfMonth } from './ChangesOfMonth';

/** The month so far: what was billed, to whom, and what is new against the month before. */
export const MonthPanel = ({ overview }: { overview: MyOverview }) => {
  const t = useText();
  return (
    <Panel title={formatMonth(overview.month)} hint={t('overview.month.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Figures items={useMonthFigures(overview)} />
        <ChangesOfMonth overview={overview} />
      </Flex>
    </Panel>
  );
};

const useMonthFigures = ({ bills, customers, month }: MyOverview): FigureItem[] => {
  const t = useText();
  const ofCustomers = { label: t('customers.title'), value: <Count value={customers} /> };
  if (!bills) {
    return [{ ...ofCustomers, isMain: true }];
  }
  return [
    {
      label: t('overview.billed', { month: formatMonth(month) }),
      value: <Money pence={bills.month.grossPence} />,
      isMain: true,
    },
    {
      label: t('overview.invoices'),
      value: <Count value={bills.month.invoices} />,
      isMain: true,
    },
    {
      label: t('overview.lastMonth'),
      value: <Money pence={bills.lastMonth.grossPence} />,
    },
    ofCustomers,
    { label: t('overview.everBilled'), value: <Money pence={bills.grossPence} /> },
  ];
};

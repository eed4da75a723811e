import { Flex } from '@strapi/design-system';

import { EmptyState, Figures, Money, Panel } from '../../../../../../src/admin/kit';
import type { CashDay } from '../../../../shared/contracts/bill-days';
import { useText } from '../../text';

import { CashTable } from './CashTable';

const sum = (cash: CashDay[], of: (day: CashDay) => number): number =>
  cash.reduce((total, day) => total + of(day), 0);

/** What is expected to come in, day by day: of bills that are issued and of those still to be made. */
export const CashPanel = ({ cash }: { cash: CashDay[] }) => {
  const t = useText();
  if (cash.length === 0) {
    return (
      <Panel title={t('calendar.cash')} hint={t('calendar.cash.hint')}>
        <EmptyState isCompact title={t('calendar.cash.none')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('calendar.cash')} hint={t('calendar.cash.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Figures
          items={[
            {
              label: t('calendar.cash.all'),
              value: <Money pence={sum(cash, (day) => day.issuedPence + day.expectedPence)} />,
              isMain: true,
            },
            {
              label: t('calendar.cash.issued'),
              value: <Money pence={sum(cash, (day) => day.issuedPence)} />,
            },
            {
              label: t('calendar.cash.debit'),
              value: <Money pence={sum(cash, (day) => day.directDebitPence)} />,
            },
          ]}
        />
        <CashTable cash={cash} />
      </Flex>
    </Panel>
  );
};

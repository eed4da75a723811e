import {
  EmptyState,
  Figures,
  formatDayMonth,
  formatPence,
  MiniBars,
  Money,
  Panel,
} from '../../../../../../src/admin/kit';
import type { CashDay } from '../../../../shared/contracts/bill-days';
import { useText } from '../../text';

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
  const bars = cash.map(({ date, issuedPence, expectedPence, directDebitPence }) => ({
    label: formatDayMonth(date),
    value: issuedPence + expectedPence,
    text: t('calendar.cash.bar', {
      all: formatPence(issuedPence + expectedPence),
      issued: formatPence(issuedPence),
      debit: formatPence(directDebitPence),
    }),
  }));
  return (
    <Panel title={t('calendar.cash')} hint={t('calendar.cash.hint')}>
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
      <MiniBars caption={t('calendar.cash')} bars={bars} />
    </Panel>
  );
};

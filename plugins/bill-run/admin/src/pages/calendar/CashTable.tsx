import { styled } from 'styled-components';

import { DataTable, DateText, Money, type Column } from '../../../../../../src/admin/kit';
import type { CashDay } from '../../../../shared/contracts/bill-days';
import { useText } from '../../text';

const totalOf = ({ issuedPence, expectedPence }: CashDay): number => issuedPence + expectedPence;

/** The days on which money is expected, each with a bar for its share of the best one. */
export const CashTable = ({ cash }: { cash: CashDay[] }) => {
  const t = useText();
  const highest = Math.max(1, ...cash.map(totalOf));
  const columns: Column<CashDay>[] = [
    { key: 'date', header: t('calendar.cash.day'), cell: ({ date }) => <DateText date={date} /> },
    {
      key: 'bar',
      header: '',
      cell: (day) => (
        <BarArea aria-hidden>
          <Bar style={{ width: `${(totalOf(day) / highest) * 100}%` }} />
        </BarArea>
      ),
    },
    {
      key: 'total',
      header: t('calendar.cash.total'),
      align: 'end',
      cell: (day) => <Money pence={totalOf(day)} />,
    },
    {
      key: 'issued',
      header: t('calendar.cash.issued'),
      align: 'end',
      cell: ({ issuedPence }) => <Money pence={issuedPence} />,
    },
    {
      key: 'debit',
      header: t('calendar.cash.debit'),
      align: 'end',
      cell: ({ directDebitPence }) => <Money pence={directDebitPence} />,
    },
  ];
  return (
    <DataTable
      caption={t('calendar.cash')}
      columns={columns}
      rows={cash}
      rowKey={({ date }) => date}
    />
  );
};

const BarArea = styled.div`
  min-width: 24rem;
`;

const Bar = styled.div`
  background: ${({ theme }) => theme.colors.primary500};
  border-radius: ${({ theme }) => theme.borderRadius};
  height: 1.2rem;
  margin-top: 0.4rem;
  min-width: 2px;
`;

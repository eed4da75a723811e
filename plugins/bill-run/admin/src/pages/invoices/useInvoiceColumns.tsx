import { DateText, Money, TabularFigures, type Column } from '../../../../../../src/admin/kit';
import type { InvoiceSummary } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

import { InvoiceStatusWord } from './InvoiceStatusWord';

export const useInvoiceColumns = (): Column<InvoiceSummary>[] => {
  const t = useText();
  return [
    {
      key: 'number',
      header: t('invoice.number'),
      cell: ({ number }) => <TabularFigures>{number ?? t('invoice.noNumber')}</TabularFigures>,
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName }) => customerName,
      note: ({ accountNumber, resellerName }) =>
        `${accountNumber} · ${resellerName ?? t('direct')}`,
    },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => <InvoiceStatusWord status={status} />,
    },
    {
      key: 'billDate',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'dueDate',
      header: t('invoice.dueDate'),
      cell: ({ dueDate }) => dueDate && <DateText date={dueDate} />,
    },
    {
      key: 'net',
      header: t('money.net'),
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'vat',
      header: t('money.vat'),
      align: 'end',
      cell: ({ vatPence }) => <Money pence={vatPence} />,
    },
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

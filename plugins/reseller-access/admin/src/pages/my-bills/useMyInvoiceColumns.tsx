import { DateText, Money, TabularFigures, type Column } from '../../../../../../src/admin/kit';
import type { MyInvoices } from '../../../../shared/contracts/my';
import { useText } from '../../text';

import { DownloadPdf } from './DownloadPdf';

export type MyInvoice = MyInvoices['results'][number];

export const useMyInvoiceColumns = (): Column<MyInvoice>[] => {
  const t = useText();
  return [
    {
      key: 'number',
      header: t('number'),
      cell: ({ number }) => <TabularFigures>{number}</TabularFigures>,
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName, accountNumber }) => (
        <>
          {customerName}
          <div>{accountNumber}</div>
        </>
      ),
    },
    {
      key: 'issued',
      header: t('issueDate'),
      cell: ({ issueDate }) => issueDate && <DateText date={issueDate} />,
    },
    {
      key: 'due',
      header: t('dueDate'),
      cell: ({ dueDate }) => dueDate && <DateText date={dueDate} />,
    },
    {
      key: 'net',
      header: t('net'),
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'vat',
      header: t('vat'),
      align: 'end',
      cell: ({ vatPence }) => <Money pence={vatPence} />,
    },
    {
      key: 'gross',
      header: t('gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
    {
      key: 'pdf',
      header: t('document'),
      align: 'end',
      cell: (invoice) => <DownloadPdf invoice={invoice} />,
    },
  ];
};

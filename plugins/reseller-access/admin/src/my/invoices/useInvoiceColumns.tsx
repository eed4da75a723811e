import { Typography } from '@strapi/design-system';

import { DateText, TabularFigures, TextLink, type Column } from '../../../../../../src/admin/kit';
import type { MyInvoices } from '../../../../shared/contracts/my';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { DownloadPdf } from './DownloadPdf';
import { useMoneyColumns } from './useMoneyColumns';

type Invoice = MyInvoices['results'][number];

/** A bill in a list. The number leads to it; the row holds a button, so that it is no link as a whole. */
export const useInvoiceColumns = (): Column<Invoice>[] => {
  const t = useText();
  const money = useMoneyColumns<Invoice>();
  return [
    {
      key: 'number',
      header: t('number'),
      sortBy: 'number',
      cell: ({ documentId, number }) => (
        <TextLink to={PATHS.invoice(documentId)}>
          <TabularFigures>{number}</TabularFigures>
        </TextLink>
      ),
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName, accountNumber }) => (
        <>
          {customerName}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {accountNumber}
          </Typography>
        </>
      ),
    },
    {
      key: 'issued',
      header: t('issueDate'),
      sortBy: 'issueDate',
      cell: ({ issueDate }) => issueDate && <DateText date={issueDate} />,
    },
    {
      key: 'due',
      header: t('dueDate'),
      sortBy: 'dueDate',
      cell: ({ dueDate }) => dueDate && <DateText date={dueDate} />,
    },
    ...money,
    {
      key: 'pdf',
      header: t('document'),
      align: 'end',
      cell: ({ documentId, number, hasPdf }) => (
        <DownloadPdf id={documentId} number={number ?? documentId} hasPdf={hasPdf} />
      ),
    },
  ];
};

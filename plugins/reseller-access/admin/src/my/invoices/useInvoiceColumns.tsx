import { Typography } from '@strapi/design-system';

import {
  DateText,
  Money,
  TabularFigures,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { MyInvoices } from '../../../../shared/contracts/my';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { DownloadPdf } from './DownloadPdf';

type Invoice = MyInvoices['results'][number];

/** A bill in a list. The number leads to it; the row holds a button, so that it is no link as a whole. */
export const useInvoiceColumns = (): Column<Invoice>[] => {
  const t = useText();
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
    {
      key: 'net',
      header: t('net'),
      sortBy: 'netPence',
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
      sortBy: 'grossPence',
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
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

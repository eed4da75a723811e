import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  ErrorState,
  InvoiceColumns,
  PageFrame,
  Panel,
  TextLink,
} from '../../../../../../src/admin/kit';
import type { InvoiceWithLines } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useGetMyInvoiceQuery } from '../../services/lists';
import { useText } from '../../text';
import { useMay } from '../shell/access';

import { CreditInvoice } from './CreditInvoice';
import { InvoiceFigures } from './InvoiceFigures';
import { InvoiceLines } from './InvoiceLines';
import { InvoicePdf } from './InvoicePdf';
import { SendCopyDialog } from './SendCopyDialog';

/** One bill: its figures, what is charged, and the document that the customer got. */
export const InvoicePage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetMyInvoiceQuery(id, ALWAYS_FRESH);
  if (data) {
    return <InvoiceView invoice={data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('invoice')} back={{ to: PATHS.invoices, label: t('invoices.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const InvoiceView = ({ invoice }: { invoice: InvoiceWithLines }) => {
  const t = useText();
  const canReadCustomers = useMay('customers.read');
  const canSend = useMay('bills.approve');
  const canCredit = useMay('invoices.credit');
  const [dialog, setDialog] = useState<'copy' | 'credit' | null>(null);
  const close = () => setDialog(null);
  const { number, kind, customerId, customerName, customerAccountNumber } = invoice;
  return (
    <PageFrame
      title={t(`invoice.title.${kind}`, { number })}
      subtitle={
        <Flex gap={2} wrap="wrap">
          {canReadCustomers ? (
            <TextLink to={PATHS.customer(customerId)}>{customerName}</TextLink>
          ) : (
            <Typography>{customerName}</Typography>
          )}
          <Typography textColor="neutral600">{customerAccountNumber}</Typography>
        </Flex>
      }
      back={{ to: PATHS.invoices, label: t('invoices.title') }}
      actions={
        <>
          {canSend && (
            <Button size="S" variant="tertiary" onClick={() => setDialog('copy')}>
              {t('copy')}
            </Button>
          )}
          {canCredit && kind === 'invoice' && (
            <Button size="S" variant="tertiary" onClick={() => setDialog('credit')}>
              {t('credit')}
            </Button>
          )}
        </>
      }
    >
      <Panel title={t('invoice.figures')}>
        <InvoiceFigures invoice={invoice} />
      </Panel>
      <InvoiceColumns $hasDocument>
        <InvoiceLines lines={invoice.lines} />
        <InvoicePdf invoice={invoice} />
      </InvoiceColumns>
      {dialog === 'copy' && <SendCopyDialog invoice={invoice} onClose={close} />}
      {dialog === 'credit' && <CreditInvoice invoice={invoice} onClose={close} />}
    </PageFrame>
  );
};

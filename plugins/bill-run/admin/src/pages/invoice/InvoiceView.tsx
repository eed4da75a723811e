import { Flex, Typography } from '@strapi/design-system';

import {
  InvoiceColumns,
  PageFrame,
  Panel,
  TextLink,
  useCan,
} from '../../../../../../src/admin/kit';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { type Text, useText } from '../../text';
import { CorrectionsPanel } from '../corrections/CorrectionsPanel';
import { InvoiceStatusWord } from '../invoices/InvoiceStatusWord';

import { InvoiceFigures } from './InvoiceFigures';
import { InvoiceLines } from './InvoiceLines';
import { InvoicePdf } from './InvoicePdf';

const titleOf = ({ number, kind }: InvoiceDetail, t: Text): string => {
  if (number === null) {
    return t('invoice.title.draft');
  }
  return kind === 'credit-note'
    ? t('invoice.title.credit-note', { number })
    : t('invoice.title', { number });
};

/** An invoice: its figures, its lines with their explanations on the left, the document itself on the right. */
export const InvoiceView = ({ invoice }: { invoice: InvoiceDetail }) => {
  const t = useText();
  const canReadDocuments = useCan(PERMISSIONS.readDocuments);
  const canReadRuns = useCan(PERMISSIONS.readRuns);
  const canReadUsage = useCan(PERMISSIONS.readUsage);
  const { customerName, accountNumber, runDocumentId } = invoice;
  return (
    <PageFrame
      title={titleOf(invoice, t)}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <InvoiceStatusWord status={invoice.status} />
          <Typography textColor="neutral600">
            {customerName} ({accountNumber}) · {invoice.resellerName ?? t('direct')}
          </Typography>
          {canReadRuns && runDocumentId && (
            <TextLink to={PATHS.run(runDocumentId)}>{t('invoice.run')}</TextLink>
          )}
        </Flex>
      }
      back={{ to: PATHS.invoices, label: t('invoices') }}
      help={[t('invoice.help.1'), t('invoice.help.2')]}
    >
      <Panel
        title={t(
          invoice.kind === 'credit-note' ? 'invoice.figures.credit-note' : 'invoice.figures',
        )}
        action={
          canReadUsage && (
            <TextLink to={`${PATHS.calls}?invoice=${invoice.documentId}`}>
              {t('calls.ofBill')}
            </TextLink>
          )
        }
      >
        <InvoiceFigures invoice={invoice} />
      </Panel>
      {invoice.status === 'issued' && <CorrectionsPanel invoice={invoice} />}
      <InvoiceColumns $hasDocument={canReadDocuments}>
        <InvoiceLines invoice={invoice.documentId} lines={invoice.lines} />
        {canReadDocuments && <InvoicePdf invoice={invoice} />}
      </InvoiceColumns>
    </PageFrame>
  );
};

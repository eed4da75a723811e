import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  DateText,
  ErrorState,
  Figures,
  formatPeriod,
  InvoiceColumns,
  Money,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import type { BureauInvoice } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useGetBureauInvoiceQuery } from '../../services/lists';
import { useText } from '../../text';
import { InvoiceLines } from '../invoice/InvoiceLines';

import { BureauInvoicePdf } from './BureauInvoicePdf';

/** One invoice of the bureau to the reseller: its figures, what is charged, and the document with its schedule. */
export const BureauInvoicePage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetBureauInvoiceQuery(id, ALWAYS_FRESH);
  const back = { to: PATHS.bureauInvoices, label: t('bureauInvoices.title') };
  if (error) {
    return (
      <PageFrame title={t('invoice')} back={back}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  if (!data) return <Page.Loading />;
  return (
    <PageFrame
      title={t(`invoice.title.${data.kind}`, { number: data.number })}
      subtitle={t('bureauInvoices.from')}
      back={back}
    >
      <Panel title={t('invoice.figures')}>
        <InvoiceSums invoice={data} />
      </Panel>
      <InvoiceColumns $hasDocument>
        <InvoiceLines lines={data.lines.map((line) => ({ ...line, ...NO_PRODUCT }))} />
        <BureauInvoicePdf invoice={data} />
      </InvoiceColumns>
    </PageFrame>
  );
};

/** Its lines are of no service of a customer's. */
const NO_PRODUCT = { group: null, serviceId: null, productCode: null };

const InvoiceSums = ({ invoice }: { invoice: BureauInvoice }) => {
  const t = useText();
  const { grossPence, netPence, vatPence, issueDate, dueDate, periodFrom, periodTo } = invoice;
  return (
    <Figures
      items={[
        { label: t('gross'), value: <Money pence={grossPence} />, isMain: true },
        { label: t('net'), value: <Money pence={netPence} /> },
        { label: t('vat'), value: <Money pence={vatPence} /> },
        { label: t('issueDate'), value: <DateText date={issueDate} /> },
        { label: t('dueDate'), value: <DateText date={dueDate} /> },
        {
          label: t('bureauInvoices.period'),
          value: formatPeriod(periodFrom, periodTo),
        },
      ]}
    />
  );
};

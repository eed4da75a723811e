import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useGetInvoiceQuery } from '../../services/invoices';
import { useText } from '../../text';

import { InvoiceView } from './InvoiceView';

/** One invoice. Waits for its document when that is still being made. */
export const InvoicePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: invoice, error, refetch } = useGetInvoiceQuery(documentId, ALWAYS_FRESH);
  const isBeingMade = invoice !== undefined && invoice.status === 'issued' && !invoice.hasPdf;
  useGetInvoiceQuery(documentId, { pollingInterval: POLL_MS, skip: !isBeingMade });
  if (invoice) {
    return <InvoiceView invoice={invoice} />;
  }
  if (error) {
    return (
      <PageFrame title={t('invoice')} back={{ to: PATHS.invoices, label: t('invoices') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

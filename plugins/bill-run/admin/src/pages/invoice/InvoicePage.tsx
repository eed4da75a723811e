import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetInvoiceQuery } from '../../services/invoices';
import { useText } from '../../text';

import { InvoiceView } from './InvoiceView';

/** One invoice. */
export const InvoicePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: invoice, error, refetch } = useGetInvoiceQuery(documentId, ALWAYS_FRESH);
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

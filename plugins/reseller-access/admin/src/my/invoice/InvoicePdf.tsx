import {
  EmptyState,
  ErrorState,
  LoadingState,
  Panel,
  PDF_VIEWER,
  PdfFrame,
  useFileFrom,
} from '../../../../../../src/admin/kit';
import type { InvoiceRow } from '../../../../shared/contracts/lists';
import { actingHeaders } from '../../acting/acting';
import { useText } from '../../text';
import { DownloadPdf } from '../invoices/DownloadPdf';
import { pdfPath } from '../invoices/pdfPath';

/** The very file that the customer got. */
export const InvoicePdf = ({ invoice }: { invoice: InvoiceRow }) => {
  const t = useText();
  return invoice.hasPdf ? (
    <ReadyPdf invoice={invoice} />
  ) : (
    <Panel title={t('pdf.title')}>
      <EmptyState isCompact title={t('pdf.none')}>
        {t('pdf.none.text')}
      </EmptyState>
    </Panel>
  );
};

const ReadyPdf = ({ invoice: { id, number } }: { invoice: InvoiceRow }) => {
  const t = useText();
  const file = useFileFrom(pdfPath(id), 'application/pdf', actingHeaders);
  return (
    <Panel title={t('pdf.title')} action={<DownloadPdf id={id} number={number} hasPdf />}>
      {file.state === 'loading' && <LoadingState />}
      {file.state === 'failed' && <ErrorState error={file.error} />}
      {file.state === 'ready' && (
        <PdfFrame src={`${file.url}${PDF_VIEWER}`} title={t('pdf.frame', { number })} />
      )}
    </Panel>
  );
};

import { EmptyState, Panel, PdfFile } from '../../../../../../src/admin/kit';
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
  return (
    <Panel title={t('pdf.title')} action={<DownloadPdf id={id} number={number} hasPdf />}>
      <PdfFile path={pdfPath(id)} title={t('pdf.frame', { number })} headers={actingHeaders} />
    </Panel>
  );
};

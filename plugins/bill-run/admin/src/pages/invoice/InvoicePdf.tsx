import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { EmptyState, Panel, PdfFile, useDownload } from '../../../../../../src/admin/kit';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

/** The document as the customer gets it. */
export const InvoicePdf = ({ invoice }: { invoice: InvoiceDetail }) => {
  const t = useText();
  if (invoice.hasPdf) {
    return <ReadyPdf invoice={invoice} />;
  }
  return (
    <Panel title={t('pdf.title')}>
      <EmptyState isCompact title={t('pdf.none')}>
        {t(invoice.status === 'draft' ? 'pdf.none.draft' : 'pdf.none.issued')}
      </EmptyState>
    </Panel>
  );
};

const ReadyPdf = ({ invoice }: { invoice: InvoiceDetail }) => {
  const t = useText();
  const path = `/invoice-templates/invoices/${invoice.documentId}/pdf`;
  const { download, isDownloading } = useDownload();
  return (
    <Panel
      title={t('pdf.title')}
      action={
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Download aria-hidden />}
          loading={isDownloading}
          onClick={() => download(path, `${invoice.number ?? invoice.documentId}.pdf`)}
        >
          {t('pdf.download')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch">
        <PdfFile
          path={path}
          title={t('pdf.frame', { number: invoice.number ?? invoice.documentId })}
        />
      </Flex>
    </Panel>
  );
};

import { Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useDownload } from '../../../../../../src/admin/kit';
import { useText } from '../../text';

import type { MyInvoice } from './useMyInvoiceColumns';

/** The very file that the customer got. */
export const DownloadPdf = ({ invoice }: { invoice: MyInvoice }) => {
  const t = useText();
  const { download, isDownloading } = useDownload();
  const { documentId, number } = invoice;
  if (!invoice.hasPdf) {
    return <Typography textColor="neutral600">{t('pdf.soon')}</Typography>;
  }
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download aria-hidden />}
      loading={isDownloading}
      aria-label={t('pdf.download', { number })}
      onClick={() =>
        download(`/reseller-access/my/invoices/${documentId}/pdf`, `${number ?? documentId}.pdf`)
      }
    >
      {t('pdf')}
    </Button>
  );
};

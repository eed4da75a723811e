import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import {
  ErrorState,
  LoadingState,
  Panel,
  PDF_VIEWER,
  PdfFrame,
  useDownload,
  useFileFrom,
} from '../../../../../../src/admin/kit';
import type { BureauInvoice } from '../../../../shared/contracts/lists';
import { actingHeaders } from '../../acting/acting';
import { useText } from '../../text';

/** The document as the bureau issued it, with the schedule of what was done as proof. */
export const BureauInvoicePdf = ({ invoice: { id, number } }: { invoice: BureauInvoice }) => {
  const t = useText();
  const path = `/reseller-access/my/bureau-invoices/${id}/pdf`;
  const file = useFileFrom(path, 'application/pdf', actingHeaders);
  const { download, isDownloading } = useDownload(actingHeaders);
  return (
    <Panel
      title={t('pdf.title')}
      action={
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Download aria-hidden />}
          loading={isDownloading}
          aria-label={t('pdf.download', { number })}
          onClick={() => download(path, `${number}.pdf`)}
        >
          {t('pdf')}
        </Button>
      }
    >
      {file.state === 'loading' && <LoadingState />}
      {file.state === 'failed' && <ErrorState error={file.error} />}
      {file.state === 'ready' && (
        <PdfFrame src={`${file.url}${PDF_VIEWER}`} title={t('pdf.frame', { number })} />
      )}
    </Panel>
  );
};

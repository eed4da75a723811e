import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { Panel, PdfFile, useDownload } from '../../../../../../src/admin/kit';
import type { BureauInvoice } from '../../../../shared/contracts/lists';
import { actingHeaders } from '../../acting/acting';
import { useText } from '../../text';

/** The document as the bureau issued it, with the schedule of what was done as proof. */
export const BureauInvoicePdf = ({ invoice: { id, number } }: { invoice: BureauInvoice }) => {
  const t = useText();
  const path = `/reseller-access/my/bureau-invoices/${id}/pdf`;
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
      <PdfFile path={path} title={t('pdf.frame', { number })} headers={actingHeaders} />
    </Panel>
  );
};

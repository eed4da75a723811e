import { Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useDownload } from '../../../../../../src/admin/kit';
import { actingHeaders } from '../../acting/acting';
import { useText } from '../../text';

import { pdfPath } from './pdfPath';

type DownloadPdfProps = { id: string; number: string; hasPdf: boolean };

/** Saves the very file that the customer got. */
export const DownloadPdf = ({ id, number, hasPdf }: DownloadPdfProps) => {
  const t = useText();
  const { download, isDownloading } = useDownload(actingHeaders);
  if (!hasPdf) {
    return <Typography textColor="neutral600">{t('pdf.soon')}</Typography>;
  }
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download aria-hidden />}
      loading={isDownloading}
      aria-label={t('pdf.download', { number })}
      onClick={() => download(pdfPath(id), `${number}.pdf`)}
    >
      {t('pdf')}
    </Button>
  );
};

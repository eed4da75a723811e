import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useDownload } from '../../../../../../src/admin/kit';
import type { Submission } from '../../../../shared/contracts/submissions';
import { useText } from '../../text';

/** The Standard 18 file of a submission, as it goes to the bank. */
export const DownloadFile = ({ submission }: { submission: Submission }) => {
  const t = useText();
  const { download, isDownloading } = useDownload();
  const { documentId, fileName } = submission;
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download aria-hidden />}
      loading={isDownloading}
      aria-label={t('file.download.name', { fileName })}
      onClick={() => download(`/collections/submissions/${documentId}/file`, fileName)}
    >
      {t('file.download')}
    </Button>
  );
};

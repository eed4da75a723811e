import { Button } from '@strapi/design-system';

import { ErrorState, Notice, useCan } from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { PERMISSIONS } from '../../permissions';
import { useRetryUsageFileMutation } from '../../services/usage';
import { useText } from '../../text';

/** Why a file could not be read to its end, and the button that takes it up again. */
export const FailedFile = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const canImport = useCan(PERMISSIONS.importUsage);
  const [retry, { isLoading, error }] = useRetryUsageFileMutation();
  return (
    <>
      <Notice
        tone="bad"
        title={file.errorMessage ?? t('usageFile.failed')}
        isAlert
        action={
          canImport && (
            <Button size="S" loading={isLoading} onClick={() => retry(file.documentId)}>
              {t('usageFile.retry')}
            </Button>
          )
        }
      >
        {t('usageFile.failed.text')}
      </Notice>
      {Boolean(error) && <ErrorState error={error} />}
    </>
  );
};

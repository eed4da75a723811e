import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useGetUsageFileQuery } from '../../services/usage';
import { useText } from '../../text';
import { isBeingRead } from '../usage-status/usageStatus';

import { UsageFileView } from './UsageFileView';

/** One usage file. Follows it while it is read. */
export const UsageFilePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: file, error, refetch } = useGetUsageFileQuery(documentId, ALWAYS_FRESH);
  const isMoving = file !== undefined && isBeingRead(file.status);
  useGetUsageFileQuery(documentId, { pollingInterval: POLL_MS, skip: !isMoving });

  if (file) {
    return <UsageFileView file={file} />;
  }
  if (error) {
    return (
      <PageFrame title={t('usage.file')} back={{ to: PATHS.usage, label: t('usage.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useGetResellerQuery } from '../../services/resellers';
import { useText } from '../../text';

import { ResellerView } from './ResellerView';

/** One reseller, for staff. */
export const ResellerPage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data, error, refetch } = useGetResellerQuery(documentId, ALWAYS_FRESH);
  if (data) {
    return <ResellerView key={documentId} reseller={data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('reseller')} back={{ to: PATHS.resellers, label: t('menu') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

import { Flex } from '@strapi/design-system';

import { ErrorState, LoadingState, useCan } from '../../../../../../src/admin/kit';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useGetTierQuery } from '../../services/acts';

import { ActsPanel } from './ActsPanel';
import { MatrixPanel } from './MatrixPanel';
import { TiersPanel } from './TiersPanel';

/** On which tier a reseller is, what was done for him, and what each service costs him. */
export const TierAndActs = ({ documentId, code }: { documentId: string; code: string }) => {
  const { data, error, refetch } = useGetTierQuery(documentId, ALWAYS_FRESH);
  const canRecord = useCan(PERMISSIONS.recordActs);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  if (!data) {
    return <LoadingState />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <TiersPanel documentId={documentId} tier={data} />
      <ActsPanel
        documentId={documentId}
        code={code}
        services={data.services}
        isReadOnly={!canRecord}
      />
      <MatrixPanel services={data.services} />
    </Flex>
  );
};

import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useGetBillRunQuery } from '../../services/runs';
import { useText } from '../../text';
import { isUnderWay } from '../run-status/runStatus';

import { RunView } from './RunView';

/** One bill run. Follows the run while it works; may be closed and opened again at any time. */
export const RunPage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: run, error, refetch } = useGetBillRunQuery(documentId, ALWAYS_FRESH);
  const isMoving = run !== undefined && isUnderWay(run.status);
  useGetBillRunQuery(documentId, { pollingInterval: POLL_MS, skip: !isMoving });

  if (run) {
    return <RunView run={run} />;
  }
  if (error) {
    return (
      <PageFrame title={t('run')} back={{ to: PATHS.runs, label: t('runs.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  ErrorState,
  Notice,
  PageFrame,
  Panel,
  StepProgress,
  type ProgressStep,
} from '../../../../../../src/admin/kit';
import type { Recycling } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useGetRecyclingQuery } from '../../services/suspense';
import { useText, type Text } from '../../text';

import { OutcomeWords } from './OutcomeWords';
import { RecyclingStatusWord } from './RecyclingStatusWord';

const isMoving = (recycling: Recycling | undefined): boolean =>
  recycling?.status === 'queued' || recycling?.status === 'running';

/** One run of recycling, followed while it works. */
export const RecyclingPage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data, error, refetch } = useGetRecyclingQuery(documentId, ALWAYS_FRESH);
  useGetRecyclingQuery(documentId, { pollingInterval: POLL_MS, skip: !isMoving(data) });
  if (!data && !error) {
    return <Page.Loading />;
  }
  return (
    <PageFrame
      title={t('recycling.title')}
      subtitle={data && <RecyclingStatusWord status={data.status} />}
      back={{ to: PATHS.suspense, label: t('sus.title') }}
    >
      {data ? <RecyclingView recycling={data} /> : <ErrorState error={error} onRetry={refetch} />}
    </PageFrame>
  );
};

const RecyclingView = ({ recycling }: { recycling: Recycling }) => {
  const t = useText();
  return (
    <>
      {recycling.status === 'failed' && (
        <Notice tone="bad" title={recycling.errorMessage ?? t('recycling.status.failed')} isAlert />
      )}
      {recycling.status === 'done' && (
        <Notice
          tone={recycling.recycled > 0 ? 'good' : 'warning'}
          title={t('recycling.doneTitle', {
            name: recycling.startedBy ?? t('recycling.system'),
          })}
        >
          <OutcomeWords outcome={recycling} of="run" />
        </Notice>
      )}
      <Panel title={t('recycling.progress')} hint={t('run.progress.hint')}>
        <StepProgress steps={[stepOf(recycling, t)]} />
      </Panel>
    </>
  );
};

const stepOf = (recycling: Recycling, t: Text): ProgressStep => ({
  key: 'recycle',
  label: t('recycling.step'),
  unit: t('usageFile.unit'),
  done: recycling.rows,
  total: recycling.total,
  startedAt: recycling.startedAt,
  finishedAt: recycling.finishedAt,
  perSecond: null,
  secondsLeft: null,
  error: recycling.status === 'failed' ? recycling.errorMessage : null,
});

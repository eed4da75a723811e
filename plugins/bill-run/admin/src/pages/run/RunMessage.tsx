import { Button } from '@strapi/design-system';

import { ErrorState, formatDate, Notice, useCan } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PERMISSIONS } from '../../permissions';
import { useRetryBillRunMutation } from '../../services/runs';
import { useText } from '../../text';
import { RUN_TONE } from '../run-status/runStatus';

/** What a person should know about where the run stands, with the button that helps when it failed. */
export const RunMessage = ({ run }: { run: RunDetail }) => {
  const t = useText();
  if (run.pausedBy !== null) {
    return (
      <Notice tone="warning" title={t('run.paused', { name: run.pausedBy })}>
        {t('run.paused.text')}
      </Notice>
    );
  }
  if (run.status === 'failed') {
    return <FailedRun run={run} />;
  }
  if (run.status === 'nothing-due') {
    return (
      <Notice
        tone="quiet"
        title={run.message ?? t('run.nothingDue', { date: formatDate(run.runDate) })}
      >
        {t('run.nothingDue.text')}
      </Notice>
    );
  }
  if (run.status === 'review') {
    return (
      <Notice
        tone="waiting"
        title={run.message ?? t(run.invoicesDrafted > 0 ? 'run.review' : 'run.review.none')}
      >
        <ReviewText run={run} />
      </Notice>
    );
  }
  return run.message ? <Notice tone={RUN_TONE[run.status]} title={run.message} /> : null;
};

const ReviewText = ({ run }: { run: RunDetail }) => {
  const t = useText();
  if (run.invoicesDrafted === 0) {
    return <>{t('run.review.none.text')}</>;
  }
  if (run.invoicesIssued > 0) {
    return <>{t('run.review.text.later', { count: run.invoicesIssued })}</>;
  }
  return <>{t(run.customersParked > 0 ? 'run.review.text.parked' : 'run.review.text')}</>;
};

const FailedRun = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const [retry, { isLoading, error }] = useRetryBillRunMutation();
  return (
    <>
      <Notice
        tone="bad"
        title={run.message ?? t('run.failed')}
        isAlert
        action={
          canStart && (
            <Button size="S" loading={isLoading} onClick={() => retry(run.documentId)}>
              {t('run.retry')}
            </Button>
          )
        }
      >
        {t('run.failed.text')}
      </Notice>
      {Boolean(error) && <ErrorState error={error} />}
    </>
  );
};

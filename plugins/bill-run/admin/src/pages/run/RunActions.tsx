import { Button } from '@strapi/design-system';
import { Check, Cross } from '@strapi/icons';

import { useCan, useDownload } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';
import { hasEnded } from '../run-status/runStatus';

import { isCancellable } from './isCancellable';

type RunActionsProps = {
  run: RunDetail;
  isBusy: boolean;
  onAct: (act: 'pause' | 'resume') => void;
  onOpen: (dialog: 'issue' | 'cancel') => void;
};

/** What can be done with a run, by those who may. */
export const RunActions = ({ run, isBusy, onAct, onOpen }: RunActionsProps) => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const canIssue = useCan(PERMISSIONS.issueRuns);
  const { download, isDownloading } = useDownload();
  const pause = run.pausedBy === null ? 'pause' : 'resume';
  return (
    <>
      <Button
        variant="tertiary"
        size="S"
        loading={isDownloading}
        onClick={() =>
          download(`/bill-run/runs/${run.documentId}/certificate`, `${run.name} certificate.json`)
        }
      >
        {t('run.certificate')}
      </Button>
      {canStart && !hasEnded(run.status) && run.status !== 'failed' && (
        <Button variant="tertiary" size="S" loading={isBusy} onClick={() => onAct(pause)}>
          {t(`run.${pause}`)}
        </Button>
      )}
      {canStart && isCancellable(run) && (
        <Button
          variant="danger-light"
          size="S"
          startIcon={<Cross aria-hidden />}
          onClick={() => onOpen('cancel')}
        >
          {t('run.cancel')}
        </Button>
      )}
      {canIssue && run.status === 'review' && run.invoicesDrafted > run.invoicesIssued && (
        <Button size="S" startIcon={<Check aria-hidden />} onClick={() => onOpen('issue')}>
          {t('run.issue')}
        </Button>
      )}
    </>
  );
};

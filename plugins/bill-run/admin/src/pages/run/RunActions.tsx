import { Button } from '@strapi/design-system';
import { Check, Cross } from '@strapi/icons';

import { useCan } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { isCancellable } from './isCancellable';

type RunActionsProps = { run: RunDetail; onOpen: (dialog: 'issue' | 'cancel') => void };

/** What can be done with a run that waits for a check or has failed, by those who may. */
export const RunActions = ({ run, onOpen }: RunActionsProps) => {
  const t = useText();
  const canStart = useCan(PERMISSIONS.startRuns);
  const canIssue = useCan(PERMISSIONS.issueRuns);
  return (
    <>
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

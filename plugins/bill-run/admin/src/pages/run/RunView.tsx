import { useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import { ErrorState, PageFrame, Panel } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { useActOnRunMutation } from '../../services/checks';
import { useText } from '../../text';
import { RunStatusWord } from '../run-status/RunStatusWord';
import { hasEnded, isUnderWay } from '../run-status/runStatus';

import { CancelRunDialog } from './CancelRunDialog';
import { IssueRunDialog } from './IssueRunDialog';
import { ParkedCustomers } from './ParkedCustomers';
import { RunActions } from './RunActions';
import { RunFigures } from './RunFigures';
import { RunMessage } from './RunMessage';
import { RunSteps } from './RunSteps';
import { RunTabs } from './RunTabs';
import { RunWindows } from './RunWindows';
import { UsageNotReady } from './UsageNotReady';

/**
 * A run: where it is and what it amounts to, what needs a hand, then everything in it. Progress is shown while there is
 * any; when the run waits for a person, what he has to look at comes first, and the steps stand in the log.
 */
export const RunView = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const [act, acting] = useActOnRunMutation();
  const [dialog, setDialog] = useState<'issue' | 'cancel' | null>(null);
  const close = () => setDialog(null);
  const hasBills = run.invoicesDrafted > 0 || run.invoicesIssued > 0;
  const isMoving = isUnderWay(run.status);
  const progress = (
    <Panel title={t('run.progress')} hint={t('run.progress.hint')}>
      <RunSteps run={run} />
    </Panel>
  );
  return (
    <PageFrame
      title={run.name}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <RunStatusWord status={run.status} />
          <Typography textColor="neutral600">
            {run.customerName ?? run.resellerName ?? t('run.everybody')}
          </Typography>
        </Flex>
      }
      back={{ to: PATHS.runs, label: t('runs.title') }}
      actions={
        <RunActions
          run={run}
          isBusy={acting.isLoading}
          onAct={(name) => void act({ run: run.documentId, act: name })}
          onOpen={setDialog}
        />
      }
      help={[t('run.help.1'), t('run.help.2'), t('run.help.3'), t('run.help.4')]}
    >
      {Boolean(acting.error) && <ErrorState error={acting.error} />}
      <RunMessage run={run} />
      {run.status !== 'nothing-due' && (
        <Panel title={t('run.totals')}>
          <RunFigures run={run} />
        </Panel>
      )}
      {isMoving && progress}
      {run.readiness && <UsageNotReady run={run} />}
      {run.windows.length > 0 && !hasEnded(run.status) && <RunWindows run={run} />}
      {run.parked.length > 0 && <ParkedCustomers run={run} />}
      {run.status === 'failed' && progress}
      {(hasBills || hasEnded(run.status)) && <RunTabs key={run.status} run={run} />}
      {dialog === 'issue' && <IssueRunDialog run={run} onClose={close} />}
      {dialog === 'cancel' && <CancelRunDialog run={run} onClose={close} />}
    </PageFrame>
  );
};

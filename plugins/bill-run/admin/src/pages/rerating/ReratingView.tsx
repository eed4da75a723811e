import { Notice, Panel, StepProgress } from '../../../../../../src/admin/kit';
import type { ReratingDetail } from '../../../../shared/contracts/reratings';
import { useText } from '../../text';

import { OutcomeView } from './OutcomeView';
import { ReratingActions } from './ReratingActions';
import { reratingSteps } from './reratingSteps';

/** How far it is, what can be done now, and what it comes to. */
export const ReratingView = ({ rerating }: { rerating: ReratingDetail }) => {
  const t = useText();
  const { kind, status, trial, applied } = rerating;
  const isWhatIf = kind === 'what-if';
  const outcome = status === 'done' && applied ? applied : trial;
  const isOther =
    status === 'done' &&
    applied !== null &&
    trial !== null &&
    applied.total.afterSell !== trial.total.afterSell;
  return (
    <>
      {status === 'failed' && (
        <Notice tone="bad" title={rerating.errorMessage ?? t('rerate.status.failed')} isAlert />
      )}
      {status === 'done' && applied && (
        <Notice
          tone="good"
          title={t('rerate.appliedBy', { name: rerating.appliedBy ?? t('recycling.system') })}
        >
          {isOther ? t('rerate.applied.other') : t('rerate.applied.same')}
        </Notice>
      )}
      <Panel
        title={t('recycling.progress')}
        hint={t('run.progress.hint')}
        action={<ReratingActions rerating={rerating} />}
      >
        <StepProgress steps={reratingSteps(rerating, t)} />
      </Panel>
      {outcome && <OutcomeView outcome={outcome} isWhatIf={isWhatIf} />}
    </>
  );
};

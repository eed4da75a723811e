import type { ProgressStep } from '../../../../../../src/admin/kit';
import { secondsBetween } from '../../../../../../src/admin/kit';
import type { Rerating } from '../../../../shared/contracts/reratings';
import type { Text } from '../../text';

/** Records a second so far, and how long the rest takes at that. */
const pace = ({ done, total }: Rerating, startedAt: string | null) => {
  const seconds = startedAt ? secondsBetween(startedAt, null) : 0;
  const perSecond = done > 0 && seconds > 0 ? done / seconds : null;
  return { perSecond, secondsLeft: perSecond === null ? null : (total - done) / perSecond };
};

const step = (
  rerating: Rerating,
  of: {
    key: string;
    label: string;
    unit: string;
    startedAt: string | null;
    finishedAt: string | null;
    isNow: boolean;
  },
): ProgressStep => {
  const { isNow, ...named } = of;
  return {
    ...named,
    done: isNow || of.finishedAt === null ? rerating.done : rerating.total,
    total: rerating.total,
    ...(isNow ? pace(rerating, of.startedAt) : { perSecond: null, secondsLeft: null }),
    error: isNow && rerating.status === 'failed' ? rerating.errorMessage : null,
  };
};

/** The trial, and what follows when it is applied. */
export const reratingSteps = (rerating: Rerating, t: Text): ProgressStep[] => {
  const { kind, phase, startedAt, finishedAt, applyStartedAt, appliedAt } = rerating;
  const unit = t('rerate.unit');
  const isTrial = phase === 'trial';
  const trial = step(rerating, {
    key: 'trial',
    label: t(kind === 'what-if' ? 'whatIf.step' : 'rerate.step.trial'),
    unit,
    startedAt,
    finishedAt,
    isNow: isTrial,
  });
  if (isTrial) return [trial];
  const applying = {
    key: 'apply',
    label: t('rerate.step.apply'),
    unit,
    startedAt: applyStartedAt,
    finishedAt: appliedAt,
    isNow: true,
  };
  return [trial, step(rerating, applying)];
};

import { VisuallyHidden } from '@strapi/design-system';

import { useKitText } from '../text/kitText';

import { stepPercent, stepState, type ProgressStep } from './types';

const QUARTER = 25;

/** Tells screen readers about each new step and each quarter of it, not about every second. */
export const LiveProgress = ({ steps }: { steps: ProgressStep[] }) => {
  const t = useKitText();
  const current =
    steps.find((step) => ['running', 'failed'].includes(stepState(step))) ??
    [...steps].reverse().find((step) => stepState(step) === 'done');
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {current && describe(current, t)}
      </span>
    </VisuallyHidden>
  );
};

const describe = (step: ProgressStep, t: ReturnType<typeof useKitText>): string => {
  const state = stepState(step);
  if (state !== 'running') {
    return t(state === 'failed' ? 'progress.live.failed' : 'progress.live.done', {
      step: step.label,
    });
  }
  const percent = stepPercent(step) ?? 0;
  return t('progress.live.running', {
    step: step.label,
    percent: Math.floor(percent / QUARTER) * QUARTER,
  });
};

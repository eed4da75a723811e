import type { ProgressStep } from '../../../../../../src/admin/kit';
import type { RunDetail, RunStepProgress } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

const UNIT = {
  collect: 'run.unit.customers',
  draft: 'run.unit.customers',
  approve: 'run.unit.invoices',
  issue: 'run.unit.invoices',
  documents: 'run.unit.documents',
  delivery: 'run.unit.mails',
  collection: 'run.unit.invoices',
} as const satisfies Record<RunStepProgress['step'], string>;

/** The steps of a run in words. */
export const useRunSteps = (run: RunDetail): ProgressStep[] => {
  const t = useText();
  return run.steps.map(({ step, ...progress }) => ({
    key: step,
    label: t(`run.step.${step}`),
    unit: t(UNIT[step]),
    ...progress,
  }));
};

export type ProgressStep = {
  key: string;
  label: string;
  done: number;
  /** Null when it is not known how much there is to do. */
  total: number | null;
  /** What is counted, in the plural: customers, invoices. */
  unit: string;
  startedAt: string | null;
  finishedAt: string | null;
  perSecond: number | null;
  secondsLeft: number | null;
  error: string | null;
};

export type StepState = 'waiting' | 'running' | 'done' | 'failed';

export const stepState = ({ error, finishedAt, startedAt }: ProgressStep): StepState => {
  if (error) {
    return 'failed';
  }
  if (finishedAt) {
    return 'done';
  }
  return startedAt ? 'running' : 'waiting';
};

/** 0 to 100, or null when the whole is not known. */
export const stepPercent = ({ done, total }: ProgressStep): number | null =>
  total ? Math.min(100, Math.floor((done / total) * 100)) : null;

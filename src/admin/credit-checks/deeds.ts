import type {
  CreditCheck,
  CreditCheckBody,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';

/** What the reader may do, and how. Each says whether it was done. */
export type CheckDeeds = {
  record: (body: CreditCheckBody) => Promise<boolean>;
  takeBack: (check: string, reason: string) => Promise<boolean>;
  /** Which of them he can take back; all unless said. */
  canTakeBack?: (check: CreditCheck) => boolean;
  isBusy: boolean;
  /** Of the last one. */
  error?: unknown;
};

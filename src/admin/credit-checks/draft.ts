import type {
  CreditCheckBody,
  CreditCheckResult,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';
import { parsePounds } from '../kit/format/money';

/** A credit check as it is being typed. */
export type CheckDraft = {
  checkedOn: string;
  provider: string;
  reference: string;
  result: CreditCheckResult | null;
  limit: string;
  note: string;
  askedBy: string;
};

/** What is sent; null while something is missing, or typed that is no amount. */
export const bodyOf = (draft: CheckDraft, requestId: string): CreditCheckBody | null => {
  const { checkedOn, result } = draft;
  const limitPence = draft.limit.trim() === '' ? null : parsePounds(draft.limit);
  const isAmount = draft.limit.trim() === '' || limitPence !== null;
  const provider = draft.provider.trim();
  if (checkedOn === '' || provider === '' || result === null || !isAmount) return null;
  return {
    requestId,
    checkedOn,
    provider,
    result,
    limitPence,
    reference: draft.reference.trim() || null,
    note: draft.note.trim() || null,
    askedBy: draft.askedBy.trim() || null,
  };
};

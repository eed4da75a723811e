import type { ApprovalOutlook } from '../../../plugins/bill-run/shared/contracts/run-windows';
import { ConfirmMoneyDialog } from '../kit/ConfirmMoneyDialog/ConfirmMoneyDialog';
import { Count } from '../kit/Money/Count';
import { Money } from '../kit/Money/Money';
import { formatDate } from '../kit/format/dates';
import { useKitText } from '../kit/text/kitText';

/** Whether an approval would issue anything: only then it is asked about. */
export const issuesSomething = ({ invoices, creditNotes }: ApprovalOutlook): boolean =>
  invoices + creditNotes > 0;

type ApprovalDialogProps = {
  outlook: ApprovalOutlook;
  title: string;
  /** What else he should know first, a sentence each. */
  notes?: string[];
  isBusy: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** The last approval of a reseller issues his bills: how many, how much, and from whom what is taken when. */
export const ApprovalDialog = ({ outlook, title, notes = [], ...dialog }: ApprovalDialogProps) => {
  const t = useKitText();
  const { invoices, creditNotes, grossPence, directDebits, directDebitPence } = outlook;
  const count = invoices + creditNotes;
  return (
    <ConfirmMoneyDialog
      isOpen
      title={title}
      figures={[
        { label: t('checks.ask.invoices'), value: <Count value={invoices} />, isMain: true },
        { label: t('checks.gross'), value: <Money pence={grossPence} />, isMain: true },
        ...(creditNotes > 0
          ? [{ label: t('checks.ask.creditNotes'), value: <Count value={creditNotes} /> }]
          : []),
        { label: t('checks.ask.debits'), value: <Count value={directDebits} /> },
        ...(directDebits > 0
          ? [
              { label: t('checks.ask.taken'), value: <Money pence={directDebitPence} /> },
              { label: t('checks.ask.when'), value: daysOf(outlook) },
            ]
          : []),
      ]}
      cannotBeUndone={[t('checks.ask.issued', { count }), t('checks.ask.final'), ...notes]}
      pence={grossPence}
      confirmBy="tick"
      confirmLabel={t('checks.ask.confirm', { count })}
      {...dialog}
      error={dialog.error}
    />
  );
};

const daysOf = ({ collectedFrom, collectedTo }: ApprovalOutlook): string => {
  if (collectedFrom === null || collectedTo === null) return '–';
  const from = formatDate(collectedFrom);
  return collectedFrom === collectedTo ? from : `${from} – ${formatDate(collectedTo)}`;
};

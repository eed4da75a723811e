import { answerOf, ConfirmMoneyDialog, Count, Money } from '../../../../../../src/admin/kit';
import type { RunWindow } from '../../../../shared/contracts/run-windows';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useApproveBillsMutation } from '../../services/checks';
import { useText } from '../../text';

type ApproveWindowDialogProps = { run: RunDetail; window: RunWindow; onClose: () => void };

/** All bills of a reseller, with their total, before they are approved: that issues them. */
export const ApproveWindowDialog = ({ run, window, onClose }: ApproveWindowDialogProps) => {
  const t = useText();
  const [approve, { isLoading, error }] = useApproveBillsMutation();
  const { resellerDocumentId, resellerName, bills, approved, grossPence } = window;
  const confirm = async () => {
    const chosen = { run: run.documentId, bills: { reseller: resellerDocumentId } };
    if (answerOf(await approve(chosen))) onClose();
  };
  return (
    <ConfirmMoneyDialog
      isOpen
      onClose={onClose}
      title={t('windows.ask.title', { name: resellerName })}
      figures={[
        { label: t('windows.ask.bills'), value: <Count value={bills - approved} />, isMain: true },
        { label: t('money.gross'), value: <Money pence={grossPence} />, isMain: true },
      ]}
      cannotBeUndone={[t('windows.ask.final')]}
      pence={grossPence}
      confirmBy="tick"
      confirmLabel={t('windows.approve', { count: bills - approved })}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
    />
  );
};

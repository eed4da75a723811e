import { useNotification } from '@strapi/strapi/admin';

import { ConfirmMoneyDialog, Count, Money } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useIssueBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

type IssueRunDialogProps = { run: RunDetail; onClose: () => void };

/** The drafts become invoices: how many, how much, and that their numbers cannot be taken back. */
export const IssueRunDialog = ({ run, onClose }: IssueRunDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [issue, { isLoading, error }] = useIssueBillRunMutation();

  const confirm = async () => {
    const result = await issue(run.documentId);
    if ('data' in result) {
      toggleNotification({
        type: 'success',
        message: t('issue.done', { count: run.invoicesDrafted }),
      });
      onClose();
    }
  };

  return (
    <ConfirmMoneyDialog
      isOpen
      onClose={onClose}
      title={t('issue.title', { name: run.name })}
      figures={[
        { label: t('invoices'), value: <Count value={run.invoicesDrafted} />, isMain: true },
        { label: t('money.gross'), value: <Money pence={run.grossPence} />, isMain: true },
        { label: t('money.net'), value: <Money pence={run.netPence} /> },
        { label: t('money.vat'), value: <Money pence={run.vatPence} /> },
        { label: t('run.parked'), value: <Count value={run.customersParked} /> },
      ]}
      cannotBeUndone={[t('issue.undone.numbers'), t('issue.undone.bills')]}
      pence={run.grossPence}
      confirmBy="tick"
      confirmLabel={t('issue.confirm', { count: run.invoicesDrafted })}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
    />
  );
};

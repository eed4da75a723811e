import { useNotification } from '@strapi/strapi/admin';

import { answerOf, ConfirmDialog } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useCancelBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

type CancelRunDialogProps = { run: RunDetail; onClose: () => void };

/** Throwing the drafts of a run away. Its customers stay due. */
export const CancelRunDialog = ({ run, onClose }: CancelRunDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [cancel, { isLoading, error }] = useCancelBillRunMutation();

  const confirm = async () => {
    if (!answerOf(await cancel(run.documentId))) return;
    toggleNotification({ type: 'success', message: t('cancel.done', { name: run.name }) });
    onClose();
  };

  return (
    <ConfirmDialog
      title={t('cancel.title', { name: run.name })}
      confirmLabel={t('cancel.confirm')}
      cancelLabel={t('cancel.keep')}
      isDanger
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t(run.invoicesIssued > 0 ? 'cancel.text.later' : 'cancel.text', {
        count: run.invoicesDrafted - run.invoicesIssued,
        issued: run.invoicesIssued,
      })}
    </ConfirmDialog>
  );
};

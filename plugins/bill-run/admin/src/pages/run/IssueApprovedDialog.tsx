import { answerOf, ConfirmDialog } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useIssueApprovedMutation } from '../../services/checks';
import { useText } from '../../text';

type IssueApprovedDialogProps = { run: RunDetail; onClose: () => void };

/** Asks before the approved bills of a run are issued. */
export const IssueApprovedDialog = ({ run, onClose }: IssueApprovedDialogProps) => {
  const t = useText();
  const [issue, { isLoading, error }] = useIssueApprovedMutation();
  const count = run.windows.reduce((sum, { approved, issued }) => sum + approved - issued, 0);
  const confirm = async () => {
    if (answerOf(await issue(run.documentId))) onClose();
  };
  return (
    <ConfirmDialog
      title={t('windows.issue.title')}
      confirmLabel={t('windows.issueApproved')}
      cancelLabel={t('windows.issue.keep')}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('windows.issue.text', { count })}
    </ConfirmDialog>
  );
};

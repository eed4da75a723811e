import { useEffect } from 'react';

import { Modal } from '@strapi/design-system';

import { ApprovalDialog } from '../../../../../../src/admin/checks';
import { answerOf, dialogFocus, ErrorState, LoadingState } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useApprovalOutlookMutation, useIssueApprovedMutation } from '../../services/checks';
import { useText } from '../../text';

type IssueApprovedDialogProps = { run: RunDetail; onClose: () => void };

/** Asks before the approved bills of a run are issued: what that comes to. */
export const IssueApprovedDialog = ({ run, onClose }: IssueApprovedDialogProps) => {
  const t = useText();
  const { documentId } = run;
  const [look, { data: outlook, error: unseen }] = useApprovalOutlookMutation();
  const [issue, { isLoading, error }] = useIssueApprovedMutation();
  useEffect(() => {
    void look({ run: documentId, bills: { approved: true } });
  }, [look, documentId]);
  const confirm = async () => {
    if (!outlook) return;
    const { issuesVersion: version } = outlook;
    if (answerOf(await issue({ run: documentId, version }))) onClose();
    // What was refused has changed since: the figures are fetched anew.
    else void look({ run: documentId, bills: { approved: true } });
  };
  if (outlook) {
    return (
      <ApprovalDialog
        {...{ outlook, error, onClose }}
        title={t('windows.issue.title')}
        notes={run.pausedBy === null ? [] : [t('issue.paused')]}
        isBusy={isLoading}
        onConfirm={confirm}
      />
    );
  }
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content {...dialogFocus}>
        <Modal.Body>{unseen ? <ErrorState error={unseen} /> : <LoadingState />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

import { useEffect } from 'react';

import { Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ApprovalDialog } from '../../../../../../src/admin/checks';
import { answerOf, dialogFocus, ErrorState, LoadingState } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useApprovalOutlookMutation } from '../../services/checks';
import { useIssueBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

type IssueRunDialogProps = { run: RunDetail; onClose: () => void };

/**
 * The drafts become invoices: how many, how much, what is taken by Direct Debit and when, and that it cannot be undone. Only
 * the drafts count: a run that catches up with missed bill days holds issued invoices too.
 */
export const IssueRunDialog = ({ run, onClose }: IssueRunDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { documentId, name, stillParked } = run;
  const [look, { data: outlook, error: unseen }] = useApprovalOutlookMutation();
  const [issue, { isLoading, error }] = useIssueBillRunMutation();
  useEffect(() => {
    void look({ run: documentId, bills: { all: true } });
  }, [look, documentId]);

  if (!outlook) {
    return (
      <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Modal.Content {...dialogFocus}>
          <Modal.Body>{unseen ? <ErrorState error={unseen} /> : <LoadingState />}</Modal.Body>
        </Modal.Content>
      </Modal.Root>
    );
  }
  const { issuesVersion: version, invoices, creditNotes } = outlook;
  const confirm = async () => {
    if (answerOf(await issue({ documentId, version }))) {
      const message = t('issue.done', { count: invoices + creditNotes });
      toggleNotification({ type: 'success', message });
      onClose();
      return;
    }
    // What was refused has changed since: the figures are fetched anew.
    void look({ run: documentId, bills: { all: true } });
  };
  return (
    <ApprovalDialog
      {...{ outlook, error, onClose }}
      title={t('issue.title', { name })}
      notes={[
        ...(run.pausedBy === null ? [] : [t('issue.paused')]),
        ...(stillParked > 0 ? [t('issue.parked', { count: stillParked })] : []),
      ]}
      isBusy={isLoading}
      onConfirm={confirm}
    />
  );
};

import { useEffect } from 'react';

import { Modal } from '@strapi/design-system';

import { ApprovalDialog } from '../../../../../../src/admin/checks';
import { answerOf, dialogFocus, ErrorState, LoadingState } from '../../../../../../src/admin/kit';
import type { RunWindow } from '../../../../shared/contracts/run-windows';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useApprovalOutlookMutation, useApproveBillsMutation } from '../../services/checks';
import { useText } from '../../text';

type ApproveWindowDialogProps = { run: RunDetail; window: RunWindow; onClose: () => void };

/** All bills of a reseller before they are approved, which issues them: what that comes to. */
export const ApproveWindowDialog = ({ run, window, onClose }: ApproveWindowDialogProps) => {
  const t = useText();
  const { resellerDocumentId: reseller, resellerName } = window;
  const { documentId } = run;
  const [look, { data: outlook, error: unseen }] = useApprovalOutlookMutation();
  const [approve, { isLoading, error }] = useApproveBillsMutation();
  useEffect(() => {
    void look({ run: documentId, bills: { reseller } });
  }, [look, documentId, reseller]);
  const confirm = async () => {
    const bills = { reseller, ...(outlook && { version: outlook.version }) };
    if (answerOf(await approve({ run: documentId, bills }))) onClose();
    // What was refused has changed since: the figures are fetched anew.
    else void look({ run: documentId, bills: { reseller } });
  };
  if (outlook) {
    const title = t('windows.ask.title', { name: resellerName });
    return (
      <ApprovalDialog
        {...{ outlook, title, error, onClose }}
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

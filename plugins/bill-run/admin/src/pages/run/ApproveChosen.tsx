import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ApprovalDialog, issuesSomething } from '../../../../../../src/admin/checks';
import { answerOf, ErrorState } from '../../../../../../src/admin/kit';
import type { CheckedBill } from '../../../../shared/contracts/checks';
import type { ApprovalOutlook } from '../../../../shared/contracts/run-windows';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useApprovalOutlookMutation, useApproveBillsMutation } from '../../services/checks';
import { useText } from '../../text';

type ApproveChosenProps = { run: RunDetail; bills: CheckedBill[]; onDone: () => void };

/** Approves the ticked bills; asks first when they are the last of a reseller, because that issues his. */
export const ApproveChosen = ({ run, bills, onDone }: ApproveChosenProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [asked, setAsked] = useState<ApprovalOutlook | null>(null);
  const [look, looking] = useApprovalOutlookMutation();
  const [approve, approving] = useApproveBillsMutation();
  const meant = {
    run: run.documentId,
    bills: { customers: bills.map(({ customerDocumentId }) => customerDocumentId) },
  };
  const confirm = async () => {
    const seen = bills.map((bill) => [bill.invoiceDocumentId, bill.version]);
    const versions = Object.fromEntries(seen) as Record<string, string>;
    const answer = answerOf(await approve({ ...meant, bills: { ...meant.bills, versions } }));
    if (!answer) return;
    const message = t('run.approveChosen.done', { count: answer.data.approved });
    toggleNotification({ type: 'success', message });
    onDone();
  };
  const start = async () => {
    const outlook = answerOf(await look(meant));
    if (!outlook) return;
    if (issuesSomething(outlook)) setAsked(outlook);
    else await confirm();
  };
  const error = looking.error ?? approving.error;
  return (
    <>
      <Flex>
        <Button size="S" loading={looking.isLoading || approving.isLoading} onClick={start}>
          {t('run.approveChosen', { count: bills.length })}
        </Button>
      </Flex>
      {!asked && Boolean(error) && <ErrorState error={error} />}
      {asked && (
        <ApprovalDialog
          outlook={asked}
          title={t('windows.ask.last')}
          isBusy={approving.isLoading}
          error={approving.error}
          onConfirm={confirm}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

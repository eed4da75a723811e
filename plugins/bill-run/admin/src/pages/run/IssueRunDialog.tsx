import { Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ConfirmMoneyDialog,
  Count,
  ErrorState,
  LoadingState,
  Money,
} from '../../../../../../src/admin/kit';
import type { InvoiceTotals, RunDetail } from '../../../../shared/contracts/runs';
import { ALWAYS_FRESH } from '../../services/api';
import { useListInvoicesOfRunQuery } from '../../services/invoices';
import { useIssueBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

type IssueRunDialogProps = { run: RunDetail; onClose: () => void };

/**
 * The drafts become invoices: how many, how much, and that their numbers cannot be taken back. The figures are those of
 * the drafts alone: a run that catches up with missed bill days holds issued invoices too.
 */
export const IssueRunDialog = ({ run, onClose }: IssueRunDialogProps) => {
  const drafts = useListInvoicesOfRunQuery(
    { runDocumentId: run.documentId, page: 1, pageSize: 1, status: 'draft' },
    ALWAYS_FRESH,
  );
  if (drafts.data && !drafts.isFetching) {
    return <ConfirmIssue run={run} drafts={drafts.data.totals} onClose={onClose} />;
  }
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Body>
          {drafts.error ? (
            <ErrorState error={drafts.error} onRetry={drafts.refetch} />
          ) : (
            <LoadingState />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

const ConfirmIssue = ({
  run,
  drafts,
  onClose,
}: IssueRunDialogProps & { drafts: InvoiceTotals }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [issue, { isLoading, error }] = useIssueBillRunMutation();

  const confirm = async () => {
    const result = await issue(run.documentId);
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('issue.done', { count: drafts.invoices }) });
      onClose();
    }
  };

  return (
    <ConfirmMoneyDialog
      isOpen
      onClose={onClose}
      title={t('issue.title', { name: run.name })}
      figures={[
        { label: t('invoices'), value: <Count value={drafts.invoices} />, isMain: true },
        { label: t('money.gross'), value: <Money pence={drafts.grossPence} />, isMain: true },
        { label: t('money.net'), value: <Money pence={drafts.netPence} /> },
        { label: t('money.vat'), value: <Money pence={drafts.vatPence} /> },
        { label: t('run.parked'), value: <Count value={run.customersParked} /> },
      ]}
      cannotBeUndone={[t('issue.undone.numbers'), t('issue.undone.bills')]}
      pence={drafts.grossPence}
      confirmBy="tick"
      confirmLabel={t('issue.confirm', { count: drafts.invoices })}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
    />
  );
};

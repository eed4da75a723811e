import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { BillCheckView } from '../../../../../../src/admin/checks';
import { ErrorState, PageFrame, Panel, PdfFile, useCan } from '../../../../../../src/admin/kit';
import type { BillCheck } from '../../../../shared/contracts/checks';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import {
  useAmendCheckMutation,
  useApproveBillsMutation,
  useCommentCheckMutation,
  useGetCheckQuery,
  useRecalculateCheckMutation,
  useTakeApprovalBackMutation,
  useWithdrawAmendmentMutation,
} from '../../services/checks';
import { useText } from '../../text';

/** One bill before it is issued, for staff. */
export const CheckPage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: bill, error, refetch } = useGetCheckQuery(documentId, ALWAYS_FRESH);
  if (bill) return <Check bill={bill} />;
  if (error) {
    return (
      <PageFrame title={t('check.title')} back={{ to: PATHS.runs, label: t('runs.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const isDone = (result: object): boolean => 'data' in result;

const Check = ({ bill }: { bill: BillCheck }) => {
  const t = useText();
  const id = bill.invoiceDocumentId;
  const canAmend = useCan(PERMISSIONS.amendBills);
  const canComment = useCan(PERMISSIONS.commentBills);
  const canApprove = useCan(PERMISSIONS.issueRuns);
  const canReadDocuments = useCan(PERMISSIONS.readDocuments);
  const [amend, amending] = useAmendCheckMutation();
  const [withdraw, withdrawing] = useWithdrawAmendmentMutation();
  const [recalculate, recalculating] = useRecalculateCheckMutation();
  const [comment, commenting] = useCommentCheckMutation();
  const [approve, approving] = useApproveBillsMutation();
  const [unapprove, unapproving] = useTakeApprovalBackMutation();
  const all = [amending, withdrawing, recalculating, commenting, approving, unapproving];
  const bills = { customers: [bill.customerDocumentId], versions: { [id]: bill.version } };
  return (
    <BillCheckView
      bill={bill}
      back={{ to: `${PATHS.run(bill.runDocumentId)}?tab=check`, label: bill.runName }}
      linkTo={PATHS.check}
      isBusy={all.some(({ isLoading }) => isLoading)}
      error={all.find(({ error }) => error)?.error}
      acts={{
        ...(canAmend && {
          amend: async (amendment) => isDone(await amend({ id, amendment })),
          withdraw: async (amendment) => isDone(await withdraw({ id, amendment })),
          recalculate: async () => isDone(await recalculate(id)),
        }),
        ...(canComment && { comment: async (body) => isDone(await comment({ id, body })) }),
        ...(canApprove && {
          approve: async () => isDone(await approve({ run: bill.runDocumentId, bills })),
          unapprove: async () =>
            isDone(
              await unapprove({
                run: bill.runDocumentId,
                bills: { customers: [bill.customerDocumentId] },
              }),
            ),
        }),
      }}
      document={
        canReadDocuments ? (
          // A changed bill is another document.
          <Proforma key={`${bill.grossPence}:${bill.amendmentList.length}`} id={id} />
        ) : (
          <Panel title={t('pdf.title')}>{t('check.noDocument')}</Panel>
        )
      }
    />
  );
};

const Proforma = ({ id }: { id: string }) => {
  const t = useText();
  return (
    <Panel title={t('check.document')} hint={t('check.document.hint')}>
      <PdfFile path={`/invoice-templates/invoices/${id}/pdf`} title={t('check.document')} />
    </Panel>
  );
};

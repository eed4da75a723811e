import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { BillCheckView } from '../../../../../../src/admin/checks';
import { ErrorState, PageFrame, Panel, PdfFile } from '../../../../../../src/admin/kit';
import type { BillCheck } from '../../../../../bill-run/shared/contracts/checks';
import { actingHeaders } from '../../acting/acting';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import {
  useAmendMyBillMutation,
  useApproveMyBillsMutation,
  useCommentMyBillMutation,
  useGetMyCheckQuery,
  useRecalculateMyBillMutation,
  useWithdrawMyAmendmentMutation,
} from '../../services/checks';
import { useText } from '../../text';
import { useMay } from '../shell/access';

/** One bill of a reseller before it is issued. */
export const CheckPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data: bill, error, refetch } = useGetMyCheckQuery(id, ALWAYS_FRESH);
  if (bill) return <Check bill={bill} />;
  if (error) {
    return (
      <PageFrame title={t('checks.bill')} back={{ to: PATHS.checks, label: t('checks.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const isDone = (result: object): boolean => !('error' in result);

const Check = ({ bill }: { bill: BillCheck }) => {
  const t = useText();
  const id = bill.invoiceDocumentId;
  const may = useMay('bills.approve');
  const [amend, amending] = useAmendMyBillMutation();
  const [withdraw, withdrawing] = useWithdrawMyAmendmentMutation();
  const [recalculate, recalculating] = useRecalculateMyBillMutation();
  const [comment, commenting] = useCommentMyBillMutation();
  const [approve, approving] = useApproveMyBillsMutation();
  const all = [amending, withdrawing, recalculating, commenting, approving];
  return (
    <BillCheckView
      bill={bill}
      back={{ to: PATHS.checks, label: t('checks.title') }}
      linkTo={PATHS.check}
      isBusy={all.some(({ isLoading }) => isLoading)}
      error={all.find(({ error }) => error)?.error}
      acts={
        may
          ? {
              amend: async (amendment) => isDone(await amend({ id, amendment })),
              withdraw: async (amendment) => isDone(await withdraw({ id, amendment })),
              canWithdraw: ({ byReseller }) => byReseller,
              recalculate: async () => isDone(await recalculate(id)),
              comment: async (body) => isDone(await comment({ id, body })),
              ...(bill.approvalBy !== 'staff' && {
                approve: async () =>
                  isDone(await approve({ proformaIds: [id], versions: { [id]: bill.version } })),
              }),
            }
          : {}
      }
      document={<Proforma key={`${bill.grossPence}:${bill.amendmentList.length}`} id={id} />}
    />
  );
};

const Proforma = ({ id }: { id: string }) => {
  const t = useText();
  const path = `/reseller-access/my/proformas/${id}/pdf`;
  return (
    <Panel title={t('checks.document')} hint={t('checks.document.hint')}>
      <PdfFile path={path} title={t('checks.document')} headers={actingHeaders} />
    </Panel>
  );
};

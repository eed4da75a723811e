import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ApprovalDialog,
  CheckFigures,
  ChecksTable,
  issuesSomething,
} from '../../../../../../src/admin/checks';
import {
  ConfirmMoneyDialog,
  Count,
  FormDialog,
  formatMoment,
  LoadingState,
  Money,
  Notice,
  PageFrame,
  Panel,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { CheckFilter, CheckTotals } from '../../../../../bill-run/shared/contracts/checks';
import type { ApprovalOutlook } from '../../../../../bill-run/shared/contracts/run-windows';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import {
  useApproveMyBillsMutation,
  useGetMyApprovalsQuery,
  useListMyChecksQuery,
} from '../../services/checks';
import { useText } from '../../text';
import { useMay } from '../shell/access';

/** A reseller's bills that wait for his check. */
export const ChecksPage = () => {
  const t = useText();
  const mayApprove = useMay('bills.approve');
  const [isApproving, setApproving] = useState(false);
  const { page, pageSize, search, filter } = useListParams();
  const list = useListMyChecksQuery(
    {
      ...{ page, pageSize, search },
      filter: filter('filter') as CheckFilter | undefined,
      sort: filter('order'),
    },
    ALWAYS_FRESH,
  );
  const totals = list.data?.totals;
  const waiting = totals?.toApprove ?? 0;
  return (
    <PageFrame
      title={t('checks.title')}
      subtitle={t('checks.subtitle')}
      help={[t('checks.help.1'), t('checks.help.2')]}
      actions={
        mayApprove &&
        waiting > 0 && (
          <Button size="S" onClick={() => setApproving(true)}>
            {t('checks.approveAll', { count: waiting })}
          </Button>
        )
      }
    >
      {totals?.closesAt && totals.approved < totals.bills && (
        <Notice tone="waiting" title={t('checks.until', { time: formatMoment(totals.closesAt) })}>
          {mayApprove && waiting === 0 && t('checks.byBureau')}
        </Notice>
      )}
      {totals && totals.bills > 0 && (
        <Panel title={t('checks.totals')}>
          <CheckFigures totals={totals} />
        </Panel>
      )}
      <ChecksTable list={list} linkTo={({ invoiceDocumentId }) => PATHS.check(invoiceDocumentId)} />
      {isApproving && totals && (
        <ApproveAllDialog totals={totals} onClose={() => setApproving(false)} />
      )}
    </PageFrame>
  );
};

const ApproveAllDialog = ({ totals, onClose }: { totals: CheckTotals; onClose: () => void }) => {
  const t = useText();
  const outlook = useGetMyApprovalsQuery(undefined, ALWAYS_FRESH);
  if (outlook.data && !outlook.isFetching) {
    return <ConfirmAll totals={totals} outlook={outlook.data} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t('checks.approve.title')}
      submitLabel={t('checks.approveAll', { count: totals.toApprove })}
      isReady={false}
      isBusy={false}
      error={outlook.error}
      onSubmit={onClose}
      onClose={onClose}
    >
      {!outlook.error && <LoadingState />}
    </FormDialog>
  );
};

type ConfirmAllProps = { totals: CheckTotals; outlook: ApprovalOutlook; onClose: () => void };

const ConfirmAll = ({ totals, outlook, onClose }: ConfirmAllProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [approve, { isLoading, error }] = useApproveMyBillsMutation();
  const { approves, version } = outlook;
  const confirm = async () => {
    const result = await approve({ all: true, version });
    if ('error' in result) return;
    toggleNotification({ type: 'success', message: t('checks.approved', { count: approves }) });
    onClose();
  };
  const dialog = { title: t('checks.approve.title'), isBusy: isLoading, error, onClose };
  if (issuesSomething(outlook)) {
    return <ApprovalDialog {...dialog} outlook={outlook} onConfirm={() => void confirm()} />;
  }
  return (
    <ConfirmMoneyDialog
      isOpen
      {...dialog}
      figures={[
        { label: t('checks.waiting'), value: <Count value={approves} />, isMain: true },
        { label: t('checks.gross'), value: <Money pence={totals.grossPence} />, isMain: true },
        { label: t('checks.odd'), value: <Count value={totals.odd} /> },
      ]}
      cannotBeUndone={[t('checks.approve.undone')]}
      pence={totals.grossPence}
      confirmBy="tick"
      confirmLabel={t('checks.approveAll', { count: approves })}
      onConfirm={() => void confirm()}
    />
  );
};

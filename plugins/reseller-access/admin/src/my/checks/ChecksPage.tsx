import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { CheckFigures, ChecksTable } from '../../../../../../src/admin/checks';
import {
  ConfirmMoneyDialog,
  Count,
  formatMoment,
  Money,
  Notice,
  PageFrame,
  Panel,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { CheckFilter, CheckTotals } from '../../../../../bill-run/shared/contracts/checks';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useApproveMyBillsMutation, useListMyChecksQuery } from '../../services/checks';
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
      {totals?.closesAt && (
        <Notice tone="waiting" title={t('checks.until', { time: formatMoment(totals.closesAt) })}>
          {mayApprove && waiting === 0 && totals.approved < totals.bills && t('checks.byBureau')}
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
  const { toggleNotification } = useNotification();
  const [approve, { isLoading, error }] = useApproveMyBillsMutation();
  const waiting = totals.toApprove;
  const confirm = async () => {
    const result = await approve({ all: true });
    if ('error' in result) return;
    toggleNotification({ type: 'success', message: t('checks.approved', { count: waiting }) });
    onClose();
  };
  return (
    <ConfirmMoneyDialog
      isOpen
      onClose={onClose}
      title={t('checks.approve.title')}
      figures={[
        { label: t('checks.waiting'), value: <Count value={waiting} />, isMain: true },
        { label: t('checks.gross'), value: <Money pence={totals.grossPence} />, isMain: true },
        { label: t('checks.odd'), value: <Count value={totals.odd} /> },
      ]}
      cannotBeUndone={[t('checks.approve.undone')]}
      pence={totals.grossPence}
      confirmBy="tick"
      confirmLabel={t('checks.approveAll', { count: waiting })}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
    />
  );
};

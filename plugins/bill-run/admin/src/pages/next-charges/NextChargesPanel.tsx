import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ConfirmDialog,
  DataTable,
  DateText,
  DateTimeText,
  EmptyState,
  ErrorState,
  LoadingState,
  Money,
  Panel,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { NextBillCharge } from '../../../../shared/contracts/next-bill-charges';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListNextChargesQuery, useWithdrawNextChargeMutation } from '../../services/nextCharges';
import { useText } from '../../text';

import { NextChargeDialog } from './NextChargeDialog';

/** What staff have put on a customer's next bill by hand, and a way to add to it or take it back. */
export const NextChargesPanel = ({ customer }: { customer: string }) => {
  const t = useText();
  const canAmend = useCan(PERMISSIONS.amendBills);
  const charges = useListNextChargesQuery(customer, ALWAYS_FRESH);
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<NextBillCharge | null>(null);
  const columns = useColumns(canAmend ? setAsked : undefined);
  return (
    <Panel
      title={t('nextCharges.title')}
      hint={t('nextCharges.hint')}
      action={
        canAmend && (
          <Button size="S" onClick={() => setIsAdding(true)}>
            {t('nextCharges.add')}
          </Button>
        )
      }
    >
      {charges.isLoading && <LoadingState />}
      {Boolean(charges.error) && <ErrorState error={charges.error} onRetry={charges.refetch} />}
      {charges.data?.length === 0 && <EmptyState isCompact title={t('nextCharges.none')} />}
      {charges.data && charges.data.length > 0 && (
        <DataTable
          caption={t('nextCharges.title')}
          columns={columns}
          rows={charges.data}
          rowKey={({ documentId }) => documentId}
        />
      )}
      {isAdding && <NextChargeDialog customer={customer} onClose={() => setIsAdding(false)} />}
      {asked && (
        <WithdrawDialog customer={customer} charge={asked} onClose={() => setAsked(null)} />
      )}
    </Panel>
  );
};

type WithdrawProps = { customer: string; charge: NextBillCharge; onClose: () => void };

const WithdrawDialog = ({ customer, charge, onClose }: WithdrawProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [withdraw, { isLoading, error }] = useWithdrawNextChargeMutation();
  const confirm = async () => {
    const result = await withdraw({ customer, charge: charge.documentId });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('nextCharges.withdrawn') });
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={t('nextCharges.withdraw.title')}
      confirmLabel={t('nextCharges.withdraw')}
      cancelLabel={t('nextCharges.keep')}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {charge.description}
    </ConfirmDialog>
  );
};

const useColumns = (onWithdraw?: (charge: NextBillCharge) => void): Column<NextBillCharge>[] => {
  const t = useText();
  const columns: Column<NextBillCharge>[] = [
    { key: 'what', header: t('nextCharges.description'), cell: (row) => row.description },
    { key: 'why', header: t('nextCharges.reason'), cell: (row) => row.reason },
    {
      key: 'amount',
      header: t('nextCharges.net'),
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'vat',
      header: t('nextCharges.vat'),
      cell: ({ vatTreatment }) => t(`nextCharges.vat.${vatTreatment}`),
    },
    {
      key: 'bill',
      header: t('nextCharges.bill'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'who',
      header: t('nextCharges.who'),
      cell: ({ author, madeAt }) => (
        <>
          {author}, <DateTimeText moment={madeAt} />
        </>
      ),
    },
  ];
  if (!onWithdraw) return columns;
  const takeBack: Column<NextBillCharge> = {
    key: 'withdraw',
    header: t('nextCharges.withdraw'),
    cell: (charge) => (
      <Button variant="tertiary" size="S" onClick={() => onWithdraw(charge)}>
        {t('nextCharges.withdraw')}
      </Button>
    ),
  };
  return [...columns, takeBack];
};

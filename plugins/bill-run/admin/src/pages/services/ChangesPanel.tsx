import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ConfirmDialog,
  DataTable,
  DateText,
  DateTimeText,
  EmptyState,
  MicroMoney,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ServiceChange, ServiceDetail } from '../../../../shared/contracts/service-terms';
import { useActOnServiceMutation } from '../../services/serviceTerms';
import { useText } from '../../text';

type ChangesPanelProps = { service: ServiceDetail; canChange: boolean };

/** What changed about a service, and what will; a change that no bill knows of yet can be withdrawn. */
export const ChangesPanel = ({ service, canChange }: ChangesPanelProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [asked, setAsked] = useState<ServiceChange | null>(null);
  const [act, acted] = useActOnServiceMutation();
  const columns = useChangeColumns(canChange ? setAsked : undefined);
  const withdraw = async () => {
    if (!asked) return;
    const { documentId } = service;
    const changeDocumentId = asked.documentId;
    const result = await act({ documentId, act: { kind: 'withdraw-change', changeDocumentId } });
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('services.withdrawn') });
      setAsked(null);
    }
  };
  return (
    <Panel title={t('services.changes')}>
      {service.changes.length === 0 ? (
        <EmptyState isCompact title={t('services.changes.none')} />
      ) : (
        <DataTable
          caption={t('services.changes')}
          columns={columns}
          rows={service.changes}
          rowKey={({ documentId }) => documentId}
        />
      )}
      {asked && (
        <ConfirmDialog
          title={t('services.withdraw.title')}
          confirmLabel={t('services.withdraw')}
          cancelLabel={t('services.keep')}
          isBusy={acted.isLoading}
          error={acted.error}
          onConfirm={withdraw}
          onClose={() => setAsked(null)}
        >
          {t('services.withdraw.text')}
        </ConfirmDialog>
      )}
    </Panel>
  );
};

const useChangeColumns = (
  onWithdraw?: (change: ServiceChange) => void,
): Column<ServiceChange>[] => {
  const t = useText();
  return [
    {
      key: 'from',
      header: t('services.from'),
      cell: ({ effectiveFrom }) => <DateText date={effectiveFrom} />,
    },
    {
      key: 'quantity',
      header: t('services.quantity'),
      align: 'end',
      cell: ({ quantity }) => quantity ?? t('services.asBefore'),
    },
    {
      key: 'price',
      header: t('services.price'),
      align: 'end',
      cell: ({ unitPriceMicro }) =>
        unitPriceMicro === null ? (
          t('services.asBefore')
        ) : (
          <MicroMoney micro={unitPriceMicro} decimals={2} />
        ),
    },
    {
      key: 'why',
      header: t('services.why'),
      cell: ({ priceRiseName, reason }) => priceRiseName ?? reason ?? '',
    },
    {
      key: 'who',
      header: t('services.who'),
      cell: ({ madeBy, madeAt }) => (
        <>
          {madeBy}, <DateTimeText moment={madeAt} />
        </>
      ),
    },
    {
      key: 'withdraw',
      header: t('services.state'),
      cell: (change) =>
        change.withdrawnAt ? (
          t('services.withdrawnBy', { name: change.withdrawnBy ?? '' })
        ) : onWithdraw ? (
          <Button variant="tertiary" size="S" onClick={() => onWithdraw(change)}>
            {t('services.withdraw')}
          </Button>
        ) : (
          t('services.stands')
        ),
    },
  ];
};

import {
  DataTable,
  DateText,
  DateTimeText,
  MicroMoney,
  Panel,
  type Column,
} from '../../../../../../src/admin/kit';
import type {
  RecordAdjustment,
  RecordChange,
  UsageRecordDetail,
} from '../../../../shared/contracts/usage-records';
import { useText } from '../../text';

/** What rating anew made of the record, before and after it was billed. Nothing when nothing happened. */
export const CallHistory = ({ record }: { record: UsageRecordDetail }) => {
  const t = useText();
  const changes = useChangeColumns();
  const adjustments = useAdjustmentColumns();
  if (record.changes.length === 0 && record.adjustments.length === 0) {
    return null;
  }
  return (
    <Panel title={t('call.history')} hint={t('call.history.hint')}>
      {record.changes.length > 0 && (
        <DataTable
          caption={t('call.changes')}
          columns={changes}
          rows={record.changes}
          rowKey={({ at, newSellMicro }) => `${at}/${newSellMicro}`}
        />
      )}
      {record.adjustments.length > 0 && (
        <DataTable
          caption={t('call.adjustments')}
          columns={adjustments}
          rows={record.adjustments}
          rowKey={({ at, sellMicro }) => `${at}/${sellMicro}`}
        />
      )}
    </Panel>
  );
};

const useChangeColumns = (): Column<RecordChange>[] => {
  const t = useText();
  return [
    { key: 'at', header: t('calls.when'), cell: ({ at }) => <DateTimeText moment={at} /> },
    { key: 'by', header: t('recycling.by'), cell: ({ by }) => by },
    {
      key: 'old',
      header: t('rerate.before'),
      align: 'end',
      cell: ({ oldSellMicro }) => <MicroMoney micro={oldSellMicro} />,
    },
    {
      key: 'new',
      header: t('rerate.after'),
      align: 'end',
      cell: ({ newSellMicro }) => <MicroMoney micro={newSellMicro} />,
    },
  ];
};

const useAdjustmentColumns = (): Column<RecordAdjustment>[] => {
  const t = useText();
  return [
    { key: 'at', header: t('calls.when'), cell: ({ at }) => <DateTimeText moment={at} /> },
    {
      key: 'reason',
      header: t('call.adjusted'),
      cell: ({ reason }) => t(`call.adjusted.${reason as 'rerated'}`),
    },
    {
      key: 'amount',
      header: t('rerate.difference'),
      align: 'end',
      cell: ({ sellMicro }) => <MicroMoney micro={sellMicro} />,
    },
    {
      key: 'bill',
      header: t('call.onBill'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
  ];
};

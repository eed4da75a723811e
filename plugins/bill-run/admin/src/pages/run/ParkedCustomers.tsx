import {
  customerRecord,
  DataTable,
  DateText,
  formatCount,
  Panel,
  StatusNote,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ParkedCustomer, RunDetail } from '../../../../shared/contracts/runs';
import { PATHS } from '../../paths';
import { useText } from '../../text';

/** Customers the run could not bill and set aside, with the reason and the way to the record that mends it. */
export const ParkedCustomers = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const columns = useParkedColumns();
  const { stillParked: count } = run;
  const rest = count - run.parked.length;
  return (
    <Panel
      title={t('parked.title', { count })}
      hint={
        rest > 0
          ? t('parked.hint.more', { shown: formatCount(run.parked.length) })
          : t('parked.hint')
      }
      action={<TextLink to={PATHS.parked}>{t('parked.mend')}</TextLink>}
    >
      <DataTable
        caption={t('parked.title', { count })}
        columns={columns}
        rows={run.parked}
        rowKey={({ customerDocumentId, billDate }) => `${customerDocumentId} ${billDate}`}
        rowLink={({ customerDocumentId }) => customerRecord(customerDocumentId)}
      />
    </Panel>
  );
};

const useParkedColumns = (): Column<ParkedCustomer>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName, accountNumber }) => `${customerName} (${accountNumber})`,
    },
    {
      key: 'reason',
      header: t('parked.reason'),
      cell: ({ reason }) => <StatusNote tone="warning">{reason}</StatusNote>,
    },
    {
      key: 'reseller',
      header: t('reseller'),
      cell: ({ resellerName }) => resellerName ?? t('direct'),
    },
    {
      key: 'billDate',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
  ];
};

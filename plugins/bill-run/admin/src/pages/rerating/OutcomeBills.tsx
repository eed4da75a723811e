import {
  Count,
  DataTable,
  DateText,
  MicroMoney,
  Panel,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { RerateBill, RerateOutcome } from '../../../../shared/contracts/reratings';
import { PATHS } from '../../paths';
import { useText } from '../../text';

/** Issued bills that the next one puts right. */
export const OutcomeBills = ({ outcome }: { outcome: RerateOutcome }) => {
  const t = useText();
  const columns = useColumns();
  const { bills, billCount } = outcome;
  if (billCount === 0) {
    return null;
  }
  return (
    <Panel title={t('rerate.bills', { count: billCount })} hint={t('rerate.bills.hint')}>
      <DataTable
        caption={t('rerate.bills', { count: billCount })}
        columns={columns}
        rows={bills}
        rowKey={({ customerName, billDate }) => `${customerName}/${billDate}`}
      />
    </Panel>
  );
};

const useColumns = (): Column<RerateBill>[] => {
  const t = useText();
  return [
    { key: 'customer', header: t('customer'), cell: ({ customerName }) => customerName },
    {
      key: 'bill',
      header: t('invoice'),
      cell: ({ invoice, billDate }) =>
        invoice ? (
          <TextLink to={PATHS.invoice(invoice.documentId)}>{invoice.number ?? billDate}</TextLink>
        ) : (
          <DateText date={billDate} />
        ),
    },
    {
      key: 'date',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'records',
      header: t('rerate.changed'),
      align: 'end',
      cell: ({ records }) => <Count value={records} />,
    },
    {
      key: 'difference',
      header: t('rerate.difference'),
      align: 'end',
      cell: ({ differenceMicro }) => <MicroMoney micro={differenceMicro} decimals={2} />,
    },
  ];
};

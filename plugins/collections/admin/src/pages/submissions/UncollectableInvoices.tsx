import {
  DataTable,
  Money,
  Panel,
  StatusNote,
  TabularFigures,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { UncollectableInvoice } from '../../../../shared/contracts/submissions';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

/** Direct Debit invoices that cannot be collected, with the reason. */
export const UncollectableInvoices = ({ invoices }: { invoices: UncollectableInvoice[] }) => {
  const t = useText();
  const canReadInvoices = useCan(PERMISSIONS.readInvoices);
  return (
    <Panel
      title={t('uncollectable.title', { count: invoices.length })}
      hint={t('uncollectable.hint')}
    >
      <DataTable
        caption={t('uncollectable.title', { count: invoices.length })}
        columns={useUncollectableColumns()}
        rows={invoices}
        rowKey={({ invoiceDocumentId }) => invoiceDocumentId}
        rowLink={
          canReadInvoices ? ({ invoiceDocumentId }) => PATHS.invoice(invoiceDocumentId) : undefined
        }
        totals={{
          label: t('total'),
          cells: {
            amount: <Money pence={invoices.reduce((sum, row) => sum + row.grossPence, 0)} />,
          },
        }}
      />
    </Panel>
  );
};

const useUncollectableColumns = (): Column<UncollectableInvoice>[] => {
  const t = useText();
  return [
    {
      key: 'number',
      header: t('invoice'),
      cell: ({ number }) => <TabularFigures>{number}</TabularFigures>,
    },
    { key: 'customer', header: t('customer'), cell: ({ customerName }) => customerName },
    {
      key: 'reason',
      header: t('reason'),
      cell: ({ reason }) => <StatusNote tone="warning">{reason}</StatusNote>,
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

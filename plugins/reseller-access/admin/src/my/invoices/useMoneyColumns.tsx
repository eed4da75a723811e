import { Money, type Column } from '../../../../../../src/admin/kit';
import { useText } from '../../text';

type Totals = { netPence: number; vatPence: number; grossPence: number };

/** What a bill comes to: net, VAT and both together. */
export const useMoneyColumns = <Row extends Totals>(): Column<Row>[] => {
  const t = useText();
  return [
    {
      key: 'net',
      header: t('net'),
      sortBy: 'netPence',
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'vat',
      header: t('vat'),
      align: 'end',
      cell: ({ vatPence }) => <Money pence={vatPence} />,
    },
    {
      key: 'gross',
      header: t('gross'),
      sortBy: 'grossPence',
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

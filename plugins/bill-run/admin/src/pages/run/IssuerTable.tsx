import { Count, DataTable, Money, type Column } from '../../../../../../src/admin/kit';
import type { IssuerTotals } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

const sum = (issuers: IssuerTotals[], of: (issuer: IssuerTotals) => number): number =>
  issuers.reduce((total, issuer) => total + of(issuer), 0);

/** What each issuer billed in a run, with the numbers given. */
export const IssuerTable = ({ issuers }: { issuers: IssuerTotals[] }) => {
  const t = useText();
  return (
    <DataTable
      caption={t('run.tab.issuers')}
      columns={useIssuerColumns()}
      rows={issuers}
      rowKey={({ issuerKey }) => issuerKey}
      totals={{
        label: t('total'),
        cells: {
          invoices: <Count value={sum(issuers, ({ invoices }) => invoices)} />,
          net: <Money pence={sum(issuers, ({ netPence }) => netPence)} />,
          vat: <Money pence={sum(issuers, ({ vatPence }) => vatPence)} />,
          gross: <Money pence={sum(issuers, ({ grossPence }) => grossPence)} />,
        },
      }}
    />
  );
};

const useIssuerColumns = (): Column<IssuerTotals>[] => {
  const t = useText();
  return [
    { key: 'issuer', header: t('issuer'), cell: ({ issuerName }) => issuerName },
    {
      key: 'numbers',
      header: t('issuer.numbers'),
      cell: ({ firstNumber, lastNumber }) =>
        firstNumber && lastNumber
          ? t('issuer.fromTo', { first: firstNumber, last: lastNumber })
          : t('issuer.noNumbers'),
    },
    {
      key: 'invoices',
      header: t('invoices'),
      align: 'end',
      cell: ({ invoices }) => <Count value={invoices} />,
    },
    {
      key: 'net',
      header: t('money.net'),
      align: 'end',
      cell: ({ netPence }) => <Money pence={netPence} />,
    },
    {
      key: 'vat',
      header: t('money.vat'),
      align: 'end',
      cell: ({ vatPence }) => <Money pence={vatPence} />,
    },
    {
      key: 'gross',
      header: t('money.gross'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
  ];
};

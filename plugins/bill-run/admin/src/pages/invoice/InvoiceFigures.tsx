import { DateText, Figures, Money, type FigureItem } from '../../../../../../src/admin/kit';
import type { InvoiceDetail } from '../../../../shared/contracts/runs';
import { useText } from '../../text';

import { usePaymentMethod } from './usePaymentMethod';

/** What is to be paid, until when, by whom and how. */
export const InvoiceFigures = ({ invoice }: { invoice: InvoiceDetail }) => {
  const t = useText();
  const paymentMethod = usePaymentMethod();
  const dates: FigureItem[] = [
    { label: t('invoice.billDate'), value: <DateText date={invoice.billDate} /> },
  ];
  if (invoice.issueDate) {
    dates.push({ label: t('invoice.issueDate'), value: <DateText date={invoice.issueDate} /> });
  }
  if (invoice.dueDate) {
    dates.push({ label: t('invoice.dueDate'), value: <DateText date={invoice.dueDate} /> });
  }
  const forward = invoice.broughtForward.reduce((sum, { pence }) => sum + pence, 0);
  const payable: FigureItem[] =
    forward === 0
      ? []
      : [
          { label: t('invoice.broughtForward'), value: <Money pence={-forward} /> },
          { label: t('invoice.toPay'), value: <Money pence={invoice.grossPence - forward} /> },
        ];
  return (
    <Figures
      items={[
        { label: t('money.gross'), value: <Money pence={invoice.grossPence} />, isMain: true },
        ...payable,
        { label: t('money.net'), value: <Money pence={invoice.netPence} /> },
        { label: t('money.vat'), value: <Money pence={invoice.vatPence} /> },
        ...dates,
        { label: t('invoice.paysBy'), value: paymentMethod(invoice.paymentMethod) },
      ]}
    />
  );
};

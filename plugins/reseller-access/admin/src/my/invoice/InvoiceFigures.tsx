import { DateText, dayBefore, Figures, formatDate, Money } from '../../../../../../src/admin/kit';
import type { InvoiceRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

/** How much, for when, until when, and how it is paid. */
export const InvoiceFigures = ({ invoice }: { invoice: InvoiceRow }) => {
  const t = useText();
  const { periodFrom, periodTo, issueDate, dueDate, paymentMethod } = invoice;
  return (
    <Figures
      items={[
        { label: t('gross'), value: <Money pence={invoice.grossPence} />, isMain: true },
        { label: t('net'), value: <Money pence={invoice.netPence} /> },
        { label: t('vat'), value: <Money pence={invoice.vatPence} /> },
        { label: t('issueDate'), value: <DateText date={issueDate} /> },
        { label: t('dueDate'), value: <DateText date={dueDate} /> },
        {
          label: t('invoice.period'),
          value: t('period', { from: formatDate(periodFrom), to: formatDate(dayBefore(periodTo)) }),
        },
        { label: t('customer.paymentMethod'), value: t(`paymentMethod.${paymentMethod}`) },
      ]}
    />
  );
};

import { DateText, Facts } from '../../../../../../src/admin/kit';
import type { CustomerRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

/** The particulars of a customer, as far as this person may see them. */
export const CustomerFacts = ({ customer }: { customer: CustomerRow }) => {
  const t = useText();
  const { addressLine1, addressLine2, city, postcode, paymentMethod, delivery } = customer;
  const { cycleDay, nextBillDate, itemised, country } = customer;
  const address = [addressLine1, addressLine2, city, postcode, country === 'GB' ? null : country];
  return (
    <Facts
      items={[
        { label: t('customer.contactName'), value: customer.contactName },
        { label: t('customer.email'), value: customer.email },
        { label: t('customer.address'), value: address.filter(Boolean).join(', ') },
        { label: t('customer.companyNumber'), value: customer.companyNumber },
        { label: t('customer.vatNumber'), value: customer.vatNumber },
        { label: t('customer.purchaseOrder'), value: customer.purchaseOrder },
        { label: t('customer.since'), value: <DateText date={customer.billingStart} /> },
        {
          label: t('customer.cycleDay'),
          value: cycleDay && t('customer.cycleDay.value', { day: cycleDay }),
        },
        {
          label: t('customer.nextBill'),
          value: nextBillDate && <DateText date={nextBillDate} />,
        },
        {
          label: t('customer.paymentMethod'),
          value: paymentMethod && t(`paymentMethod.${paymentMethod}`),
        },
        { label: t('customer.delivery'), value: delivery && t(`delivery.${delivery}`) },
        {
          label: t('customer.itemised'),
          value: itemised === undefined ? null : t(itemised ? 'yes' : 'no'),
        },
        { label: t('customer.catalogue'), value: customer.catalogueName },
      ]}
    />
  );
};

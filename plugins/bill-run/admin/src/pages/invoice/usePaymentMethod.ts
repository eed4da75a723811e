import { useText } from '../../text';

const KNOWN = ['direct-debit', 'card', 'bank-transfer', 'other'] as const;

const isKnown = (method: string): method is (typeof KNOWN)[number] =>
  KNOWN.some((known) => known === method);

/** The way of paying in words. */
export const usePaymentMethod = () => {
  const t = useText();
  return (method: string): string => (isKnown(method) ? t(`invoice.paysBy.${method}`) : method);
};

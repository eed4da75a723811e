import { formatDate } from '../../../../../../src/admin/kit';
import type { ServiceChoice } from '../../../../shared/contracts/suspense';
import type { Text } from '../../text';

/** A service in a line: what it is, what the customer calls it, since when and until when. */
export const serviceWords = (service: ServiceChoice, t: Text): string => {
  const { product, label, startDate, endDate } = service;
  const days = endDate
    ? t('assign.fromTo', { from: formatDate(startDate), to: formatDate(endDate) })
    : t('assign.from', { from: formatDate(startDate) });
  return [product, label, days].filter(Boolean).join(', ');
};

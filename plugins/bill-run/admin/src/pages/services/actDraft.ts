import { todayInLondon } from '../../../../../../src/admin/kit';
import type { ServiceAct, ServiceDetail } from '../../../../shared/contracts/service-terms';

export type ActKind = 'change' | 'swap' | 'cease' | 'restart';

/** What is being filled in. Fields that the kind has no use for are left alone. */
export type ActDraft = {
  kind: ActKind;
  from: string;
  quantity: string;
  price: string;
  productDocumentId: string;
  waiveEarlyEnd: boolean;
  reason: string;
};

const PRICE = /^\d{1,9}(\.\d{1,6})?$/;
const QUANTITY = /^[1-9]\d{0,5}$/;

/** What can be done to a service that goes on, or to one that has an end. */
export const kindsFor = ({ endDate }: ServiceDetail): ActKind[] =>
  endDate === null ? ['change', 'swap', 'cease'] : ['restart', 'change'];

export const emptyAct = (service: ServiceDetail): ActDraft => ({
  kind: kindsFor(service)[0] ?? 'change',
  from: todayInLondon(),
  quantity: '',
  price: '',
  productDocumentId: '',
  waiveEarlyEnd: false,
  reason: '',
});

/** The act, once everything it needs is filled in; else null. */
export const toAct = (draft: ActDraft): ServiceAct | null => {
  const { kind, from, quantity, price, productDocumentId, waiveEarlyEnd } = draft;
  const isWrong =
    (quantity !== '' && !QUANTITY.test(quantity)) || (price !== '' && !PRICE.test(price));
  if (!/^\d{4}-\d\d-\d\d$/.test(from) || isWrong) return null;
  switch (kind) {
    case 'change':
      if (quantity === '' && price === '') return null;
      return {
        kind,
        from,
        quantity: quantity === '' ? null : Number(quantity),
        price: price === '' ? null : price,
      };
    case 'swap':
      if (productDocumentId === '') return null;
      return {
        kind,
        from,
        productDocumentId,
        waiveEarlyEnd,
        price: price === '' ? null : price,
        ...(quantity !== '' && { quantity: Number(quantity) }),
      };
    case 'cease':
      return { kind, from, waiveEarlyEnd };
    case 'restart':
      return { kind, from };
  }
};

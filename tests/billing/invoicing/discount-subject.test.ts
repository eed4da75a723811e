import { assembleInvoice, subjectOfDiscount } from '../../../src/billing/invoicing';
import { type Discount } from '../../../src/billing/discounts';
import { input, rental, usage } from './sample-items';

const PRODUCTS = [11, 12, 13];

/** Three services of £10.00, products 11 to 13, and calls; each line has its index as id. */
const billWith = (discount: Partial<Discount>) => {
  const bill = assembleInvoice(
    input({
      recurring: PRODUCTS.flatMap((productId, at) =>
        rental({ subscriptionId: at + 1, pence: 1_000 }).map((item) => ({ ...item, productId })),
      ),
      usage: [usage({ productId: null, sellMicro: 5_000_000 })],
      discounts: [
        {
          ...{
            id: 1,
            label: 'Off',
            scope: 'bill',
            order: 1,
            subscriptionId: null,
            productId: null,
          },
          ...{
            value: { kind: 'percent', percentBasisPoints: 5_000 },
            from: '2025-01-01',
            to: null,
          },
          ...discount,
        } as Discount,
      ],
    }),
  );
  if (!bill.ok) throw new Error(bill.error.message);
  return bill.value.lines.map((line, id) => ({ ...line, id }));
};

it.each<[string, Partial<Discount>, (number | null)[]]>([
  ['a service', { scope: 'service', subscriptionId: 2 }, [12]],
  ['a product', { scope: 'product', productId: 13 }, [13]],
  ['a group of products', { scope: 'group', productIds: [11, 13] }, [11, 13]],
  ['usage', { scope: 'usage' }, [null]],
  ['the bill', {}, [11, 12, 13, null]],
])('knows what a discount on %s was taken off', (_, discount, expected) => {
  const lines = billWith(discount);
  const off = lines.find(({ section }) => section === 'discount');
  if (!off) throw new Error('no discount');
  const subject = subjectOfDiscount(off, lines);
  expect(subject.map((id) => lines[id]?.productId ?? null)).toEqual(expected);
});

import {
  creditable,
  creditLines,
} from '../../plugins/reseller-access/admin/src/my/invoice/creditLines';
import type { InvoiceLineRow } from '../../plugins/reseller-access/shared/contracts/lists';

const line = (position: number, netPence: number, section = 'recurring') =>
  ({ position, netPence, section }) as InvoiceLineRow;

describe('what a reseller types beside lines to credit them', () => {
  const lines = [line(1, 1_000), line(2, -250), line(3, 0), line(4, -100, 'discount')];

  it('offers lines with an amount, and no discounts', () => {
    expect(creditable(lines).map(({ position }) => position)).toEqual([1, 2]);
  });

  it('is read with the sign of the line, empty fields left out', () => {
    expect(creditLines(lines, { 1: '4.50', 2: ' 2.50 ' })).toEqual([
      { position: 1, netPence: 450 },
      { position: 2, netPence: -250 },
    ]);
    expect(creditLines(lines, { 1: '', 2: '0' })).toEqual([]);
  });

  it('is refused when it is no amount or more than the line', () => {
    expect(creditLines(lines, { 1: '10.01' })).toBeNull();
    expect(creditLines(lines, { 1: 'all' })).toBeNull();
  });
});

import { typedCredit, typedLines } from '../../../src/admin/credits/typedLines';

const line = (position: number, leftPence: number) => ({ position, leftPence, description: 'x' });

describe('what is typed beside lines to credit them', () => {
  const lines = [line(1, 1_000), line(2, -250), line(3, 700)];

  it('is read with the sign of the line, empty fields left out', () => {
    expect(typedLines(lines, { 1: '4.50', 2: ' 2.50 ' })).toEqual([
      { position: 1, netPence: 450 },
      { position: 2, netPence: -250 },
    ]);
    expect(typedLines(lines, { 1: '', 2: '0' })).toEqual([]);
  });

  it('is refused when it is no amount or more than is left of the line, and says of which', () => {
    expect(typedLines(lines, { 1: '10.01', 3: '1' })).toBeNull();
    expect(typedLines(lines, { 1: 'all' })).toBeNull();
    expect(lines.map((each) => typedCredit(each, '5'))).toEqual([500, null, 500]);
  });
});

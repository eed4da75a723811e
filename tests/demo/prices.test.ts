import { buildPrefixTable, longestPrefix, validateRateRow } from '../../src/billing/rating';
import { sellStyles } from '../../src/demo/content/sell-styles';
import { buildBuyDeck } from '../../src/demo/generate/buy-deck';
import { type DeckRow, toRateRow } from '../../src/demo/generate/deck-row';
import { expandPrefixes } from '../../src/demo/generate/prefix-ranges';
import { buildSellDeck } from '../../src/demo/generate/sell-deck';

const buy = buildBuyDeck();
const isFree = (row: DeckRow) => row.connectionMicro === 0 && row.peakMicro === 0;

const destinationOf = (deck: readonly DeckRow[]) => {
  const table = buildPrefixTable(deck.map(toRateRow));
  if (!table.ok) throw new Error(table.error.message);
  return (lookupKey: string) => longestPrefix(table.value, lookupKey)?.destination ?? null;
};

describe('prefix ranges', () => {
  it('write out lists and ranges, with leading zeros', () => {
    expect(expandPrefixes('70-72 9 060-061')).toEqual(['70', '71', '72', '9', '060', '061']);
  });

  it('refuse ranges that run backwards or change their length', () => {
    expect(() => expandPrefixes('9-12')).toThrow(RangeError);
    expect(() => expandPrefixes('72-70')).toThrow(RangeError);
    expect(() => expandPrefixes('7x')).toThrow(RangeError);
  });
});

describe('the buy deck of the demo', () => {
  it('has more than two thousand prefixes abroad, each prefix once', () => {
    const abroad = buy.filter((row) => !row.isShortCode && !row.prefix.startsWith('44'));
    expect(abroad.length).toBeGreaterThan(2000);
    expect(new Set(buy.map(({ prefix }) => prefix)).size).toBe(buy.length);
  });

  it('holds only rows that may rate a call, in words that fit the rate type', () => {
    for (const row of buy) {
      expect(validateRateRow(toRateRow(row))).toMatchObject({ ok: true });
      expect(row.prefix).toMatch(/^[0-9]{1,15}$/);
      expect(row.band).toMatch(/^[a-z0-9-]{2,40}$/);
      expect(row.destination.length).toBeLessThanOrEqual(60);
    }
  });

  it.each([
    ['442079460000', 'UK landline'],
    ['443069990000', 'UK 03 number'],
    ['441624000000', 'Isle of Man landline'],
    ['447624000000', 'Isle of Man mobile'],
    ['447600000000', 'UK pager'],
    ['447000000000', 'UK personal number'],
    ['448081570000', 'UK freephone'],
    ['448454000000', 'UK 0845 number'],
    ['448714000000', 'UK 0871 number'],
    ['449098790000', 'UK premium rate'],
    ['=999', 'Emergency services'],
    ['=118000', 'Directory enquiries'],
    ['=116123', 'Helpline 116'],
    ['=111', 'NHS 111'],
    ['12125550100', 'USA'],
    ['14165550100', 'Canada'],
    ['18765550100', 'Jamaica'],
    ['74950000000', 'Russia Moscow'],
    ['77270000000', 'Kazakhstan Almaty'],
    ['390600000000', 'Italy Rome'],
    ['4915100000000', 'Germany'],
    ['4915110000000', 'Germany mobile'],
    ['353871234567', 'Ireland mobile'],
    ['881612345678', 'Iridium'],
  ])('prices %s as %s', (number, destination) => {
    expect(destinationOf(buy)(number)).toBe(destination);
  });
});

describe.each(sellStyles)('the sell deck $key', (style) => {
  const sell = buildSellDeck({ buy, style });

  it('prices what can be bought, no more and no less', () => {
    expect(sell.map(({ prefix }) => prefix)).toEqual(buy.map(({ prefix }) => prefix));
  });

  it('asks for more than is paid in every band, and for nothing where that is free', () => {
    buy.forEach((row, index) => {
      const sold = sell[index] as DeckRow;
      if (isFree(row)) {
        expect(sold).toEqual(row);
        return;
      }
      const isAbove =
        (row.peakMicro === 0 || sold.peakMicro > row.peakMicro) &&
        (row.offPeakMicro === 0 || sold.offPeakMicro > row.offPeakMicro) &&
        (row.weekendMicro === 0 || sold.weekendMicro > row.weekendMicro) &&
        (row.connectionMicro === 0 || sold.connectionMicro > row.connectionMicro) &&
        sold.firstIncrementS >= row.firstIncrementS &&
        sold.nextIncrementS >= row.nextIncrementS;
      expect([row.prefix, isAbove]).toEqual([row.prefix, true]);
      expect(validateRateRow(toRateRow(sold))).toMatchObject({ ok: true });
    });
  });

  it('caps no call below what its minutes cost', () => {
    buy.forEach((row, index) => {
      const { capMicro, capSeconds } = sell[index] as DeckRow;
      if (capMicro === null || capSeconds === null) return;
      expect(capMicro).toBeGreaterThan(row.connectionMicro + (row.peakMicro * capSeconds) / 60);
    });
  });
});

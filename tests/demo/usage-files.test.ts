import { createHash } from 'node:crypto';
import { type CdrRecord, parseCdrFields, splitCdrLine } from '../../src/billing/usage';
import { buildBook, buildUsage } from '../../src/demo/generate';
import { type Flaw, flawCounts } from '../../src/demo/generate/broken-lines';
import { scenario } from '../../src/demo/scenario';

const book = buildBook();
const files = buildUsage(book);

type Line = { file: string; lineNo: number; flaw: Flaw | null; record: CdrRecord | null };

const read = (text: string): CdrRecord | null => {
  const fields = splitCdrLine(text);
  if (!fields.ok) return null;
  const record = parseCdrFields(fields.value);
  return record.ok ? record.value : null;
};

const lines: Line[] = files.flatMap(({ fileName, content, flaws }) =>
  content
    .toString('latin1')
    .split('\r\n')
    .slice(1, -1)
    .map((text, index) => {
      const lineNo = index + 2;
      return { file: fileName, lineNo, flaw: flaws.get(lineNo) ?? null, record: read(text) };
    }),
);
const sound = lines.filter(({ flaw }) => flaw === null);
const withFlaw = (flaw: Flaw) => lines.filter((line) => line.flaw === flaw);

/** Flaws of what a row says; the others make a row that cannot be read. */
const READABLE: Flaw[] = [
  'unknown-number',
  'unknown-prefix',
  'withheld-number',
  'repeated',
  'negative-price',
  'far-future',
  'not-text',
];

describe('the usage files of the demo', () => {
  it('are the same every time', () => {
    const hash = createHash('sha256');
    for (const { fileName, content } of files) hash.update(fileName).update(content);
    expect(hash.digest('hex')).toBe(
      '0a1520357750cccaeb1b8e164e196091e28f906c3cca1b70a09bfb263abb03f5',
    );
  });

  it('have exactly the rows that were planned, a file a week', () => {
    expect(lines).toHaveLength(scenario.calls);
    expect(files.reduce((sum, { rows }) => sum + rows, 0)).toBe(scenario.calls);
    expect(files.length).toBeGreaterThan(4);
    expect(files.every(({ fileName }) => /^CDR_Weekly_\d{8}_V3\.txt$/.test(fileName))).toBe(true);
  });

  it('can be read but for what is broken on purpose', () => {
    expect(sound.filter(({ record }) => record === null)).toEqual([]);
    for (const flaw of Object.keys(flawCounts) as Flaw[]) {
      const broken = withFlaw(flaw);
      expect([flaw, broken.length]).toEqual([flaw, flawCounts[flaw]]);
      expect([flaw, broken.every(({ record }) => record !== null)]).toEqual([
        flaw,
        READABLE.includes(flaw),
      ]);
    }
    expect(lines.length - sound.length).toBe(scenario.brokenCalls);
  });

  it('repeat calls only after the original, and give every other row an id of its own', () => {
    const seen = new Set<string>();
    const wrong = lines.filter(({ flaw, record }) => {
      if (record === null) return false;
      const isRepeated = seen.has(record.recordId);
      seen.add(record.recordId);
      return isRepeated !== (flaw === 'repeated');
    });
    expect(wrong).toEqual([]);
  });

  it('hold the calls of each customer within the period of his bill, while the service runs', () => {
    const owners = new Map(book.customers.map((customer) => [customer.documentId, customer]));
    const services = new Map<string, (typeof book.subscriptions)[number]>(
      book.subscriptions.flatMap((service) =>
        service.identifier === null ? [] : [[`+${service.identifier}`, service] as const],
      ),
    );
    const stray = sound.filter(({ record }) => {
      const service = services.get(record?.cli ?? '');
      const owner = owners.get(service?.customer ?? '');
      if (!record || !service || !owner) return true;
      const { from, to } = owner.period;
      const { localDate } = record;
      const isServed =
        service.startDate <= localDate && (service.endDate === null || localDate < service.endDate);
      return !isServed || localDate < from || localDate >= to;
    });
    expect(stray).toEqual([]);
  });

  it('look like the calls of businesses: by day, at home and abroad, some long', () => {
    const records = sound.flatMap(({ record }) => record ?? []);
    const share = (has: (record: CdrRecord) => boolean) =>
      records.filter(has).length / records.length;
    expect(share(({ timeBand }) => timeBand === 'peak')).toBeGreaterThan(0.8);
    expect(share(({ chargecode }) => chargecode === 'uk-landline')).toBeGreaterThan(0.4);
    expect(share(({ chargecode }) => chargecode === 'uk-mobile')).toBeGreaterThan(0.3);
    expect(share(({ chargecode }) => chargecode.startsWith('international'))).toBeGreaterThan(0.05);
    expect(share(({ durationS }) => durationS > 600)).toBeGreaterThan(0.02);
    expect(share(({ salesPriceMicro }) => salesPriceMicro === 0)).toBeLessThan(0.07);
    const calling = new Set(records.map(({ cli }) => cli));
    expect(calling.size).toBeGreaterThan(1500);
  });

  it('have accents in Windows-1252, as some switches write them', () => {
    const bytes = Buffer.concat(files.map(({ content }) => content));
    expect(bytes.includes(Buffer.from('M\u00fcnchen', 'latin1'))).toBe(true);
    expect(bytes.includes(Buffer.from('M\u00fcnchen', 'utf8'))).toBe(false);
  });
});

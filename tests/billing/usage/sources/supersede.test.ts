import fc from 'fast-check';
import {
  type CdrRecord,
  decideArrival,
  type FileStage,
  type KnownRow,
  rowFingerprint,
  withdrawnRows,
} from '../../../../src/billing/usage';
import { cdr } from '../sample-cdr';

const row = (stage: FileStage, fingerprint = 'a'): KnownRow => ({ stage, fingerprint });

describe('decideArrival', () => {
  it.each([
    [null, row('daily'), 'take'],
    [null, row('monthly'), 'take'],
    [row('daily'), row('monthly'), 'confirm'],
    [row('daily'), row('monthly', 'b'), 'replace'],
    [row('monthly'), row('previous-month', 'b'), 'replace'],
    [row('daily'), row('previous-month', 'b'), 'replace'],
    [row('monthly'), row('daily'), 'ignore'],
    [row('monthly'), row('daily', 'b'), 'ignore'],
    [row('daily'), row('daily'), 'confirm'],
    [row('daily'), row('daily', 'b'), 'conflict'],
  ] as const)('of %j and then %j is %s', (known, arriving, decision) => {
    expect(decideArrival(known, arriving)).toBe(decision);
  });

  it('comes to the same in whatever order the files of a call arrive', () => {
    const after = (rows: KnownRow[]): KnownRow | null =>
      rows.reduce<KnownRow | null>((known, arriving) => {
        const decision = decideArrival(known, arriving);
        return decision === 'ignore' || decision === 'conflict' ? known : arriving;
      }, null);
    const stages: FileStage[] = ['daily', 'monthly', 'previous-month'];
    const files = fc
      .tuple(
        fc.subarray(stages, { minLength: 1 }),
        fc.array(fc.constantFrom('a', 'b'), { minLength: 3, maxLength: 3 }),
      )
      .map(([some, texts]) => some.map((stage, index) => row(stage, texts[index])));
    fc.assert(
      fc.property(files, fc.nat(5), (rows, turn) => {
        const last = after(rows);
        expect(after([...rows].reverse())).toEqual(last);
        const turned = [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)];
        expect(after(turned)).toEqual(last);
        expect(after([...turned, ...turned])).toEqual(last);
      }),
    );
  });
});

describe('rowFingerprint', () => {
  it('differs by what is charged, and by nothing else', () => {
    const same: Partial<CdrRecord>[] = [
      { description: 'x' },
      { recordId: 'R2' },
      { timeBand: null },
    ];
    for (const changes of same) expect(rowFingerprint(cdr(changes))).toBe(rowFingerprint(cdr()));
    const other: Partial<CdrRecord>[] = [
      { salesPriceMicro: 1 },
      { durationS: 61 },
      { cli: 'x' },
      { dialled: 'x' },
      { localDate: '2025-06-03' },
      { secondsOfDay: 1 },
      { callType: 'Z' },
      { bytes: 1 },
      { currency: 'EUR' },
    ];
    for (const changes of other) {
      expect(rowFingerprint(cdr(changes))).not.toBe(rowFingerprint(cdr()));
    }
  });
});

describe('withdrawnRows', () => {
  it('are the daily rows of the month that the monthly file does not name', () => {
    const known = [
      { recordId: 'a', stage: 'daily', localDate: '2025-06-01' },
      { recordId: 'b', stage: 'daily', localDate: '2025-06-30' },
      { recordId: 'c', stage: 'daily', localDate: '2025-07-01' },
      { recordId: 'd', stage: 'daily', localDate: '2025-05-31' },
      { recordId: 'e', stage: 'monthly', localDate: '2025-06-02' },
    ] as const;
    const month = { from: '2025-06-01', to: '2025-07-01' };
    expect(withdrawnRows({ month, known, namedByMonthly: new Set(['a']) })).toEqual([known[1]]);
  });
});

import { readOptions } from '../../src/demo/options';
import { createProgress, rateText } from '../../src/demo/progress';
import { brokenEqualities, type Summary } from '../../src/demo/summary';

const recorder = (isTTY: boolean) => {
  const written: string[] = [];
  let time = 0;
  return {
    written,
    pass: (ms: number) => {
      time += ms;
    },
    progress: createProgress({
      output: { isTTY, columns: 60, write: (text) => written.push(text) },
      clock: () => time,
    }),
  };
};

describe('the progress of the demo', () => {
  it('writes a plain line a phase where nobody watches, and some before in a long one', async () => {
    const { progress, written, pass } = recorder(false);
    await progress.phase('Bills', async (report) => {
      report('1 of 31 days');
      pass(11_000);
      report('12 of 31 days');
      pass(500);
      report('13 of 31 days');
      return '31 days';
    });
    expect(written).toEqual([
      '- Bills              12 of 31 days\n',
      '+ Bills              31 days (11.5 s)\n',
    ]);
    expect(progress.seconds()).toEqual({ Bills: 11.5 });
  });

  it('rewrites the line of a phase on a terminal, never longer than it is wide', async () => {
    const { progress, written } = recorder(true);
    await progress.phase('Calls', async (report) => {
      report('x'.repeat(200));
      return 'done';
    });
    expect(written.every((text) => text.startsWith('\r\x1b[2K'))).toBe(true);
    expect(written[1]).toHaveLength('\r\x1b[2K'.length + 59);
    expect(written.at(-1)).toBe('\r\x1b[2K+ Calls              done (0.0 s)\n');
  });

  it('passes on what goes wrong', async () => {
    const { progress } = recorder(false);
    await expect(
      progress.phase('Calls', () => Promise.reject(new Error('no disk'))),
    ).rejects.toThrow('no disk');
  });

  it('says rates so that they can be read', () => {
    expect(rateText({ count: 60_000, ms: 9_000 })).toBe('6,667/s');
    expect(rateText({ count: 5, ms: 2_000 })).toBe('2.5/s');
    expect(rateText({ count: 5, ms: 0 })).toBe('0/s');
  });
});

describe('the options of the demo', () => {
  it('are --exit or nothing', () => {
    expect(readOptions([])).toEqual({ exit: false });
    expect(readOptions(['--exit'])).toEqual({ exit: true });
    expect(() => readOptions(['--quick'])).toThrow('"--quick" is not an option');
  });
});

describe('what the demo must come to', () => {
  const summary: Summary = {
    customers: 600,
    invoices: 600,
    pdfs: 600,
    calls: { imported: 60_000, billed: 59_700, suspended: 300 },
    pence: {
      lines: 100,
      invoices: 100,
      grossInvoices: 120,
      directDebitInvoices: 70,
      directDebitFile: 70,
    },
    customersBilledOnce: 600,
    seconds: {},
  };

  it('is silent when all is equal', () => {
    expect(brokenEqualities(summary)).toEqual([]);
  });

  it.each([
    ['a customer without an invoice', { invoices: 599 }, 'customers: 600, invoices: 599'],
    ['a missing PDF', { pdfs: 598 }, 'PDFs: 598'],
    ['a customer billed twice', { customersBilledOnce: 599 }, 'customers billed once: 599'],
    [
      'a lost call',
      { calls: { ...summary.calls, billed: 59_699 } },
      'imported: 60000, billed and suspended: 59999',
    ],
    ['a lost penny', { pence: { ...summary.pence, lines: 99 } }, 'pence on lines: 99'],
    [
      'a wrong Direct Debit file',
      { pence: { ...summary.pence, directDebitFile: 71 } },
      'pence in the files: 71',
    ],
  ])('says so of %s', (_, change, words) => {
    const broken = brokenEqualities({ ...summary, ...change });
    expect(broken).toHaveLength(1);
    expect(broken[0]).toContain(words);
  });
});

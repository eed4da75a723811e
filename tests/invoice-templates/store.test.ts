import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { inParallel } from '../../plugins/invoice-templates/server/src/in-parallel';
import { planBatches } from '../../plugins/invoice-templates/server/src/plan-batches';
import {
  draftFile,
  isWhole,
} from '../../plugins/invoice-templates/server/src/store/document-files';
import {
  documentPath,
  safeName,
} from '../../plugins/invoice-templates/server/src/store/document-path';

describe('where documents are kept', () => {
  const invoice = {
    issuerKey: 'reseller:7',
    kind: 'invoice' as const,
    number: 'NW/00012',
    issueDate: '2026-06-01',
  };

  it('is by issuer, year and month', () => {
    expect(documentPath(invoice)).toBe('documents/reseller_3a_7/2026/06/NW_2f_00012.pdf');
    expect(documentPath({ ...invoice, kind: 'credit-note' })).not.toBe(documentPath(invoice));
  });

  it('never leaves the folder, and never puts two numbers into one file', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect(safeName(a)).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(safeName(a) === safeName(b)).toBe(a === b);
      }),
    );
  });

  it('is refused for a draft', () => {
    expect(() => documentPath({ ...invoice, number: null })).toThrow(RangeError);
  });
});

describe('files', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'documents-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('appear whole, under their name, or not at all', async () => {
    const where = { root, storagePath: 'a/b.pdf' };
    const file = await draftFile({ ...where, bytes: Buffer.from('one') });
    expect(await isWhole({ ...where, size: 3 })).toBe(false);
    await file.keep();
    await file.discard();
    expect(await isWhole({ ...where, size: 3 })).toBe(true);
    expect(await isWhole({ ...where, size: 4 })).toBe(false);
    const other = await draftFile({ ...where, bytes: Buffer.from('two') });
    await other.discard();
    expect(readFileSync(path.join(root, 'a', 'b.pdf'), 'utf8')).toBe('one');
    expect(readdirSync(path.join(root, 'a'))).toEqual(['b.pdf']);
  });

  it('are written again after somebody removed the folder', async () => {
    const where = { root, storagePath: 'c/d.pdf' };
    await (await draftFile({ ...where, bytes: Buffer.from('one') })).keep();
    rmSync(path.join(root, 'c'), { recursive: true });
    await (await draftFile({ ...where, bytes: Buffer.from('two') })).keep();
    expect(await isWhole({ ...where, size: 3 })).toBe(true);
  });
});

describe('batches', () => {
  const sizes = (calls: number[], browsers = 2) =>
    planBatches({ items: calls, callsOf: (count) => count, browsers }).map(({ length }) => length);

  it('hold fifty plain invoices, and give each browser its share of a few', () => {
    expect(sizes(Array<number>(120).fill(0))).toEqual([50, 50, 20]);
    expect(sizes(Array<number>(60).fill(0))).toEqual([30, 30]);
    expect(sizes(Array<number>(8).fill(0))).toEqual([8]);
    expect(sizes([])).toEqual([]);
  });

  it('are smaller when calls are listed, and never empty', () => {
    expect(sizes([2_000, 2_000, 500, 90_000, 1])).toEqual([1, 2, 1, 1]);
  });

  it('run at most so many at once, and stop after a failure', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const job = async (item: number) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (item === 3) throw new Error('three');
      done.push(item);
    };
    await expect(inParallel({ items: [1, 2, 3, 4, 5, 6, 7], limit: 2, job })).rejects.toThrow(
      'three',
    );
    expect(most).toBe(2);
    expect(done).not.toContain(6);
  });
});

import { createTurns } from '../../../plugins/reseller-access/server/src/wall/turns';

/** Work that goes on until it is told to end. */
const work = () => {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  const begun: string[] = [];
  const of = (name: string) => async (): Promise<string> => {
    begun.push(name);
    await done;
    return name;
  };
  return { of, begun, end: () => end() };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns of resellers', () => {
  it('let one reseller do so much at once, and others go on beside him', async () => {
    const { of, begun, end } = work();
    const takeTurn = createTurns({ atOnce: 2, mostWaiting: 5, patienceMs: 5_000 });
    const all = ['a', 'b', 'c'].map((name) => takeTurn(1, of(name)));
    all.push(takeTurn(2, of('other')));
    await settled();
    expect(begun).toEqual(['a', 'b', 'other']);
    end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'other']);
  });

  it('are refused when too many wait', async () => {
    const { of, end } = work();
    const takeTurn = createTurns({ atOnce: 1, mostWaiting: 1, patienceMs: 5_000 });
    const all = [takeTurn(1, of('a')), takeTurn(1, of('b'))];
    await expect(takeTurn(1, of('c'))).rejects.toMatchObject({
      status: 429,
      details: { code: 'too-many-requests' },
    });
    end();
    await Promise.all(all);
    await expect(takeTurn(1, () => Promise.resolve('d'))).resolves.toBe('d');
  });

  it('are refused to who waited too long, who is passed over', async () => {
    const { of, begun, end } = work();
    const takeTurn = createTurns({ atOnce: 1, mostWaiting: 5, patienceMs: 20 });
    const first = takeTurn(1, of('a'));
    await expect(takeTurn(1, of('b'))).rejects.toMatchObject({ status: 429 });
    end();
    await first;
    await expect(takeTurn(1, of('c'))).resolves.toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });

  it('are given back by what failed', async () => {
    const takeTurn = createTurns({ atOnce: 1, mostWaiting: 5, patienceMs: 1_000 });
    const fail = () => takeTurn(1, () => Promise.reject(new Error('no')));
    await expect(fail()).rejects.toThrow('no');
    await expect(fail()).rejects.toThrow('no');
    await expect(takeTurn(1, () => Promise.resolve(1))).resolves.toBe(1);
  });
});

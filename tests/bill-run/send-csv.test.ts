import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import type { Context } from 'koa';
import { sendCsv } from '../../plugins/bill-run/server/src/http/send-csv';

/** Lines, the last of which cannot be read. */
async function* failingAfter(count: number): AsyncGenerator<string> {
  for (let line = 0; line < count; line += 1) yield `${line}\r\n`;
  throw new Error('The database is gone.');
}

async function* linesOf(count: number): AsyncGenerator<string> {
  for (let line = 0; line < count; line += 1) yield `${line}\r\n`;
}

/** Answers as Koa does: an error of a handler with 500, a stream by piping it. */
const download = async (
  lines: AsyncGenerator<string>,
): Promise<{ status: number; text: string }> => {
  const server = http.createServer((_request, res) => {
    const ctx = { res, attachment: () => undefined, type: '', body: undefined };
    sendCsv({ ctx: ctx as unknown as Context, fileName: 'a.csv', lines }).then(
      () => (ctx.body as unknown as Readable).pipe(res),
      () => res.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    return { status: answer.status, text: await answer.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

describe('a download of lines', () => {
  it.each([0, 1, 2, 3, 5_000])('of %s has them all, in order', async (count) => {
    const { status, text } = await download(linesOf(count));
    expect({ status, lines: text.split('\r\n').slice(0, -1) }).toEqual({
      status: 200,
      lines: Array.from({ length: count }, (_, line) => String(line)),
    });
  });

  it.each([0, 1])('that fails after %s is an error like any other', async (count) => {
    expect(await download(failingAfter(count))).toEqual({ status: 500, text: '' });
  });

  it('that fails later is broken off, and nobody waits for the rest', async () => {
    await expect(download(failingAfter(5_000))).rejects.toThrow(/terminated|fetch failed/);
  });
});

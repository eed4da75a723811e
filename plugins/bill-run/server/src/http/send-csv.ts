import { Readable } from 'node:stream';
import type { Context } from 'koa';

/** What was read already, then the rest. */
async function* afterReading(
  begun: readonly string[],
  rest: AsyncIterator<string>,
): AsyncGenerator<string> {
  yield* begun;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/**
 * Answers with lines of CSV as they come. The heading and the first row are read before the answer begins, so that
 * what cannot be read at all is an error like any other; what fails later breaks the connection off. Koa would leave
 * it open, and the download would wait for ever.
 * @throws what `lines` throws before the second line.
 */
export const sendCsv = async ({
  ctx,
  fileName,
  lines,
}: {
  ctx: Context;
  fileName: string;
  lines: AsyncGenerator<string>;
}): Promise<void> => {
  const begun: string[] = [];
  while (begun.length < 2) {
    const { done, value } = await lines.next();
    if (done) break;
    begun.push(value);
  }
  ctx.attachment(fileName);
  ctx.type = 'text/csv; charset=utf-8';
  const body = Readable.from(afterReading(begun, lines));
  body.on('error', () => ctx.res.destroy());
  ctx.body = body;
};

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBrowserPool } from '../../plugins/invoice-templates/server/src/browser/browser-pool';
import { launchBrowser } from '../../plugins/invoice-templates/server/src/browser/launch-browser';
import { cacheFolder, pdfTools } from './tools';

describe('the browser', () => {
  const { pool } = pdfTools();
  afterAll(() => pool.close());

  it('runs no script and loads nothing, however it is asked to', async () => {
    let visits = 0;
    const server = createServer((_, response) => {
      visits += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const evil = `http://127.0.0.1:${port}/`;
    const title = await pool.withPage(async (page) => {
      await page.setContent(
        `<title>quiet</title><script>document.title = 'loud'</script>
         <img src="${evil}a.png" onerror="document.title = 'loud'"><link rel="stylesheet" href="${evil}b.css">
         <iframe src="${evil}c"></iframe><object data="${evil}d"></object>
         <style>@import "${evil}e.css"; @font-face { font-family: f; src: url(${evil}f) } p { font-family: f; background: url(${evil}g) }</style>
         <p>words</p>
         <svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 'loud'"><image href="${evil}i"/><script>document.title = 'loud'</script></svg>`,
      );
      await page.pdf();
      const seen = await page.title();
      await page.setContent(`<meta http-equiv="refresh" content="0; url=${evil}h">`);
      return seen;
    });
    server.close();
    expect(title).toBe('quiet');
    expect(visits).toBe(0);
  });

  it('is replaced when it dies, and the work done again', async () => {
    let attempts = 0;
    const size = await pool.withPage(async (page) => {
      attempts += 1;
      if (attempts === 1) page.browser().process()?.kill('SIGKILL');
      await page.setContent('<p>again</p>');
      return (await page.pdf()).length;
    });
    expect(attempts).toBe(2);
    expect(size).toBeGreaterThan(500);
  });

  it('is given up when it dies twice', async () => {
    const work = pool.withPage(async (page) => {
      page.browser().process()?.kill('SIGKILL');
      await page.setContent('<p>never</p>');
      return page.pdf();
    });
    await expect(work).rejects.toMatchObject({ code: 'rendering-failed' });
  });

  it('is replaced after so many pieces of work', async () => {
    const brief = createBrowserPool({ cacheFolder, size: 1, recycleAfter: 2 });
    const pids: (number | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      pids.push(await brief.withPage(async (page) => page.browser().process()?.pid));
    }
    await brief.close();
    expect(pids[0]).toBe(pids[1]);
    expect(pids[2]).not.toBe(pids[0]);
    await expect(brief.withPage(async () => 1)).rejects.toMatchObject({ code: 'rendering-failed' });
  });

  it('says in one sentence what to do when there is none that starts', async () => {
    const before = process.env.PUPPETEER_EXECUTABLE_PATH;
    process.env.PUPPETEER_EXECUTABLE_PATH = '/nowhere/chromium';
    try {
      await expect(launchBrowser({ cacheFolder })).rejects.toMatchObject({
        code: 'browser-missing',
        message: expect.stringMatching(
          /^No browser .*PUPPETEER_EXECUTABLE_PATH \(\/nowhere\/chromium\).*: install Chromium or Google Chrome, or set PUPPETEER_EXECUTABLE_PATH/,
        ) as string,
      });
    } finally {
      if (before === undefined) delete process.env.PUPPETEER_EXECUTABLE_PATH;
      else process.env.PUPPETEER_EXECUTABLE_PATH = before;
    }
    await expect(launchBrowser({ cacheFolder, choices: [] })).rejects.toMatchObject({
      code: 'browser-missing',
    });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';

import { browserChoices } from '../../plugins/invoice-templates/server/src/browser/find-browser';
import { appDir } from '../support';
import { testEnvironment } from '../support/environment';

/** The application as `npm start` runs it, on a database of the test, and a person's browser in front of it. */
export type OpenPanel = { url: string; page: Page; close: () => Promise<void> };

const READY = /ready at (http:\/\/\S+)\/admin/;

const startServer = ({
  databaseUrl,
  storage,
}: {
  databaseUrl: string;
  storage: string;
}): Promise<{ url: string; server: ChildProcess }> =>
  new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ['dist/src/platform/launcher/start.js'], {
      cwd: appDir,
      env: {
        ...process.env,
        ...testEnvironment({ databaseUrl, worker: 'inline' }),
        NODE_ENV: 'production',
        // Any free one: the usual port would be wanted by each browser test at the same moment.
        PORT: '0',
        BILLWRIGHT_STORAGE_DIR: storage,
      },
    });
    let said = '';
    const listen = (data: Buffer) => {
      said += data.toString();
      const url = READY.exec(said)?.[1];
      if (url) resolve({ url, server });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });

const openBrowser = async (cacheFolder: string): Promise<Browser> => {
  for (const choice of browserChoices({ cacheFolder })) {
    try {
      const program = await choice.open();
      return await puppeteer.launch({
        executablePath: program.executablePath,
        env: program.env,
        headless: program.isShell ? 'shell' : true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      });
    } catch {
      continue;
    }
  }
  throw new Error('No browser starts on this machine.');
};

/** Starts the application and a browser on it. `close` ends both. */
export const openPanel = async ({ databaseUrl }: { databaseUrl: string }): Promise<OpenPanel> => {
  const storage = mkdtempSync(path.join(os.tmpdir(), 'billwright-browser-'));
  const { url, server } = await startServer({ databaseUrl, storage });
  const browser = await openBrowser(path.join(appDir, '.data', 'cache'));
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 1000 });
  page.setDefaultTimeout(30_000);
  return {
    url,
    page,
    close: async () => {
      await browser.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.removeAllListeners('exit');
      server.once('exit', () => undefined);
      server.kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 15_000))]);
      server.kill('SIGKILL');
      rmSync(storage, { recursive: true, force: true });
    },
  };
};

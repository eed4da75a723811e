import puppeteer, { type Browser } from 'puppeteer';
import { DocumentError } from '../errors';
import { browserChoices, type BrowserChoice } from './find-browser';
import type { BrowserProgram } from './browser-program';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--font-render-hinting=none',
  // A second wall behind request interception: no name resolves, and nothing is reached by address either.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

const start = ({ program, flags }: { program: BrowserProgram; flags: string[] }) =>
  puppeteer.launch({
    executablePath: program.executablePath,
    env: program.env,
    headless: program.isShell ? 'shell' : true,
    args: [...FLAGS, ...flags],
    // No debugging port that others on the machine could use, and the browser ends when we are killed.
    pipe: true,
    // The application decides when to stop; it closes its browsers in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
    protocolTimeout: 180_000,
  });

/*
 * Chromium refuses to sandbox for root, and for anybody where the kernel forbids user namespaces (Ubuntu 24.04,
 * most containers). What it shows is our own HTML with JavaScript and network off, so going without is acceptable.
 */
const startWithBestSandbox = async (program: BrowserProgram): Promise<Browser> => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return start({ program, flags: ['--no-sandbox'] });
  try {
    return await start({ program, flags: [] });
  } catch {
    return start({ program, flags: ['--no-sandbox'] });
  }
};

const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  const shared = /error while loading shared libraries: (\S+?):/.exec(text);
  if (shared) return `${shared[1]} is missing`;
  return (text.split('\n')[0] ?? '').trim().slice(0, 160);
};

const missing = ({ failures, cause }: { failures: string[]; cause: unknown }): DocumentError =>
  new DocumentError({
    code: 'browser-missing',
    message:
      failures.length === 0
        ? 'No browser was found to make PDFs with: install Chromium or Google Chrome, or set PUPPETEER_EXECUTABLE_PATH to one.'
        : `No browser to make PDFs with would start (${failures.join('; ')}): install Chromium or Google Chrome, or set PUPPETEER_EXECUTABLE_PATH to one that starts.`,
    cause,
  });

/**
 * Starts a browser: the named one, else an installed one, else the bundled one, the first that starts.
 *
 * @throws DocumentError `browser-missing`, which says what was tried and what to do.
 */
export const launchBrowser = async ({
  cacheFolder,
  choices = browserChoices({ cacheFolder }),
}: {
  cacheFolder: string;
  choices?: BrowserChoice[];
}): Promise<Browser> => {
  const failures: string[] = [];
  let cause: unknown;
  for (const choice of choices) {
    try {
      return await startWithBestSandbox(await choice.open());
    } catch (error) {
      failures.push(`${choice.describe}: ${firstLine(error)}`);
      cause = error;
    }
  }
  throw missing({ failures, cause });
};

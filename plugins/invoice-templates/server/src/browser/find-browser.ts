import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { baseEnvironment, type BrowserProgram } from './browser-program';
import { bundledBrowser, canUseBundled } from './bundled-browser';
import { installedBrowsers } from './installed-browser';

/** A way to a browser; `open` may take seconds and fail. */
export type BrowserChoice = { describe: string; open: () => Promise<BrowserProgram> };

const programAt = ({
  executablePath,
  origin,
  cacheFolder,
}: {
  executablePath: string;
  origin: BrowserProgram['origin'];
  cacheFolder: string;
}): BrowserProgram => {
  const home = path.join(cacheFolder, 'browser-home');
  mkdirSync(home, { recursive: true });
  const isShell = path.basename(executablePath).includes('headless-shell');
  return { origin, executablePath, isShell, env: baseEnvironment(home) };
};

/**
 * The browsers to try, best first: the one the operator named (and then no other, a typo must not go unnoticed),
 * those installed, and the one that comes with the npm packages.
 */
export const browserChoices = ({ cacheFolder }: { cacheFolder: string }): BrowserChoice[] => {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  if (named) {
    const origin = 'PUPPETEER_EXECUTABLE_PATH';
    return [
      {
        describe: `PUPPETEER_EXECUTABLE_PATH (${named})`,
        open: async () => programAt({ executablePath: named, origin, cacheFolder }),
      },
    ];
  }
  const installed = installedBrowsers().map((executablePath) => ({
    describe: executablePath,
    open: async () => programAt({ executablePath, origin: 'installed' as const, cacheFolder }),
  }));
  const bundled = { describe: 'the bundled Chromium', open: () => bundledBrowser({ cacheFolder }) };
  return canUseBundled() ? [...installed, bundled] : installed;
};

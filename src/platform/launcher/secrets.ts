import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode, withLock } from '../postgres';
import { LaunchError } from './launch-error';

const random = () => randomBytes(32).toString('base64');

const generators = {
  APP_KEYS: () => [random(), random(), random(), random()].join(','),
  ADMIN_JWT_SECRET: random,
  API_TOKEN_SALT: random,
  TRANSFER_TOKEN_SALT: random,
  ENCRYPTION_KEY: random,
  JWT_SECRET: random,
};

type SecretName = keyof typeof generators;
type Secrets = Partial<Record<SecretName, string>>;

const names = Object.keys(generators) as SecretName[];

const read = (file: string): Secrets => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
  try {
    return JSON.parse(text) as Secrets;
  } catch (cause) {
    // Never replaced silently: what was encrypted with the old keys would be lost.
    throw new LaunchError({
      code: 'secrets',
      message: `${file} is damaged: restore it from a backup, or delete it to have new keys made (everybody must then log in again, and stored API tokens become unreadable).`,
      cause,
    });
  }
};

const write = (file: string, secrets: Secrets): void => {
  writeFileSync(`${file}.draft`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
};

/**
 * Completes `env` with the keys that Strapi needs: those that `env` lacks come from
 * `<dataDir>/secrets.json`, where they are made once, readable for us only.
 * @throws LaunchError `secrets` when that file is damaged.
 */
export const loadSecrets = async ({
  dataDir,
  env,
}: {
  dataDir: string;
  env: NodeJS.ProcessEnv;
}): Promise<void> => {
  const missing = names.filter((name) => !env[name]);
  if (missing.length === 0) return;
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'secrets.json');
  // Web and worker may start together for the first time: they must agree on the keys.
  await withLock({ path: `${file}.lock` }, () => {
    const secrets = read(file);
    const unknown = missing.filter((name) => !secrets[name]);
    for (const name of unknown) secrets[name] = generators[name]();
    if (unknown.length > 0) write(file, secrets);
    for (const name of missing) env[name] = secrets[name];
    return Promise.resolve();
  });
};

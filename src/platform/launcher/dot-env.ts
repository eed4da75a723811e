import { readFileSync } from 'node:fs';
import path from 'node:path';

const BLANK = '[^\\S\\r\\n]*';
const VALUE = `"((?:\\\\.|[^"\\\\])*)"|'([^']*)'|([^#\\r\\n]*)`;
const LINE = new RegExp(`^${BLANK}(?:export\\s+)?([\\w.-]+)${BLANK}=${BLANK}(?:${VALUE})`, 'gm');

/** Reads `NAME=value` lines; values may stand in quotes (then over several lines), `#` starts a comment. */
export const parseDotEnv = (text: string): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [, name = '', double, single, plain = ''] of text.matchAll(LINE)) {
    values[name] = double?.replaceAll('\\n', '\n') ?? single ?? plain.trim();
  }
  return values;
};

/**
 * Adds what the file `.env` (or ENV_PATH) says to `env`, where `env` does not say otherwise.
 * Strapi reads the same file, but only after we need to know about the database and the port;
 * Node's own reader is younger than the oldest Node that we support.
 */
export const loadDotEnv = ({ appDir, env }: { appDir: string; env: NodeJS.ProcessEnv }): void => {
  let text: string;
  try {
    text = readFileSync(path.resolve(appDir, env.ENV_PATH ?? '.env'), 'utf8');
  } catch {
    return;
  }
  for (const [name, value] of Object.entries(parseDotEnv(text))) env[name] ??= value;
};

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appDir } from '../support/paths';

const billing = path.join(appDir, 'src', 'billing');
const ALLOWED_PACKAGES = ['temporal-polyfill', 'date-holidays'];

const sources = readdirSync(billing, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => path.join(billing, name));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/(?:from\s|import\s|import\(|require\()\s*'([^']+)'/g),
  ].map(([, target = '']) => target);

it.each(sources.map((file) => [path.relative(billing, file), file]))(
  'src/billing/%s imports the domain only',
  (_name, file) => {
    const strangers = importsOf(file).filter((target) =>
      target.startsWith('.')
        ? !path.resolve(path.dirname(file), target).startsWith(billing)
        : !ALLOWED_PACKAGES.includes(target),
    );
    expect(strangers).toEqual([]);
  },
);

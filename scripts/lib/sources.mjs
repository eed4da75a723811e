import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './checkout.mjs';

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(folder, name))
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    : [];

const plugins = () =>
  existsSync(inRoot('plugins'))
    ? readdirSync(inRoot('plugins')).map((name) => inRoot('plugins', name))
    : [];

const isBelow = (folder, file) => file.startsWith(folder + path.sep);

/** The files that tsc turns into dist, as tsconfig.json lists them. */
export const serverSources = () =>
  [
    ...filesBelow(inRoot('config')),
    ...filesBelow(inRoot('src')).filter((file) => !isBelow(inRoot('src', 'admin'), file)),
    ...plugins().flatMap((plugin) => [
      ...filesBelow(path.join(plugin, 'server')),
      ...filesBelow(path.join(plugin, 'shared')),
    ]),
  ].filter((file) => /\.(ts|json)$/.test(file) && !/\.(test|d)\.ts$/.test(file));

const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

const resolveImport = ({ from, specifier }) => {
  const target = path.resolve(path.dirname(from), specifier);
  const endings = ['', '.ts', '.tsx', '.js', '.json', '/index.ts', '/index.tsx', '/index.js'];
  return endings
    .map((ending) => target + ending)
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
};

const importsOf = (file) =>
  /\.[jt]sx?$/.test(file)
    ? [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) =>
        resolveImport({ from: file, specifier }),
      )
    : [];

/** The files that vite turns into the admin panel, with what they import from elsewhere. */
export const adminSources = () => {
  const found = new Set();
  const waiting = [
    ...filesBelow(inRoot('config')),
    ...filesBelow(inRoot('src', 'admin')),
    ...plugins().flatMap((plugin) => [
      path.join(plugin, 'package.json'),
      ...filesBelow(path.join(plugin, 'admin')),
    ]),
  ];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    waiting.push(...importsOf(file).filter(Boolean));
  }
  return [...found];
};

/** One hash of names and contents, in an order that does not depend on the disk. */
export const hashFiles = ({ files, salt = '' }) => {
  const hash = createHash('sha256').update(salt);
  for (const file of [...files].sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

/** Where tsc puts the compiled form of a source. */
export const outputOf = (file) => inRoot('dist', path.relative(root, file).replace(/\.ts$/, '.js'));

/** Compiled files in dist; the admin panel (dist/build) is not among them. */
export const serverOutputs = () =>
  ['config', 'src', 'plugins'].flatMap((name) => filesBelow(inRoot('dist', name)));

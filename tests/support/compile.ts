import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { appDir, distDir } from './paths';

/** The folders of tsconfig.json, and what it leaves out of them. */
const folders = ['config', 'src', 'plugins'];
const leftOut = [
  /^src\/admin\//,
  /^plugins\/[^/]+\/admin\//,
  /^plugins\/(?![^/]+\/(server|shared)\/)/,
  /\.test\.ts$/,
];

const isSource = (file: string): boolean =>
  /\.(ts|json)$/.test(file) &&
  !file.endsWith('.d.ts') &&
  !leftOut.some((pattern) => pattern.test(file));

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(folder, name))
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    : [];

const outputOf = (source: string): string => path.join(distDir, source.replace(/\.ts$/, '.js'));

const isFresh = (source: string): boolean => {
  const output = statSync(outputOf(source), { throwIfNoEntry: false });
  return output !== undefined && output.mtimeMs >= statSync(path.join(appDir, source)).mtimeMs;
};

const emit = (source: string): void => {
  const input = path.join(appDir, source);
  const output = outputOf(source);
  // Written beside and renamed: another test run may be loading the old one.
  const draft = `${output}.${process.pid}`;
  mkdirSync(path.dirname(output), { recursive: true });
  if (source.endsWith('.json')) {
    copyFileSync(input, draft);
  } else {
    const { code } = transformFileSync(input, {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    });
    writeFileSync(draft, code);
  }
  renameSync(draft, output);
};

/** Compiled files without a source; and source maps of the configuration, at which Strapi grumbles at every start. */
const removeOrphans = (sources: string[]): void => {
  const wanted = new Set(sources.map(outputOf));
  for (const folder of folders) {
    for (const file of filesBelow(path.join(distDir, folder))) {
      const isOurs = /\.(js|json)$/.test(file) || (folder === 'config' && file.endsWith('.map'));
      if (isOurs && !wanted.has(file)) rmSync(file, { force: true });
    }
  }
};

/**
 * Brings `dist` up to date with the sources, without checking types: only files that changed, so a single test file
 * can be run again at once. `npm test` has compiled with tsc before, and then there is nothing left to do here.
 */
export const compileChanged = (): void => {
  const sources = folders
    .flatMap((folder) => filesBelow(path.join(appDir, folder)))
    .map((file) => path.relative(appDir, file).split(path.sep).join('/'))
    .filter(isSource);
  sources.filter((source) => !isFresh(source)).forEach(emit);
  removeOrphans(sources);
};

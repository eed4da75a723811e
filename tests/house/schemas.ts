import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appDir } from '../support/paths';

type Attribute = {
  type: string;
  relation?: string;
  useJoinTable?: boolean;
  mappedBy?: string;
  inversedBy?: string;
  unique?: boolean;
  column?: { args?: number[] };
  pluginOptions?: { billwright?: { label?: string; help?: string } };
};

/** A content type of ours as its file says it. */
export type Schema = {
  name: string;
  options?: { draftAndPublish?: boolean };
  pluginOptions?: {
    billwright?: {
      access?: string;
      writtenBy?: string;
      isKept?: boolean;
      mainField?: string;
      listFields?: string[];
    };
  };
  attributes: Record<string, Attribute>;
};

/** Every content type of `src/api` and of the plugins. */
export const globSchemas = (): Schema[] =>
  ['src/api', 'plugins'].flatMap((folder) =>
    readdirSync(path.join(appDir, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === 'schema.json')
      .map((name) => ({
        ...(JSON.parse(readFileSync(path.join(appDir, folder, name), 'utf8')) as Schema),
        name: path.basename(path.dirname(name)),
      })),
  );

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { bootStrapi, type TestApp } from '../../support';
import { appDir } from '../../support/paths';
import { rolesTables } from './roles-tables';

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

/** Tables without the padding that Prettier gives them. */
const bare = (markdown: string): string =>
  markdown.trim().replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---');

// When this fails, put what was expected between the two marks of the page.
it('the page for staff says what the roles may do', () => {
  const page = readFileSync(path.join(appDir, 'docs', 'staff', 'people-and-roles.md'), 'utf8');
  const [, said = ''] = /<!-- roles -->([^]*)<!-- end of roles -->/.exec(page) ?? [];
  expect(bare(said)).toBe(bare(rolesTables(app.strapi)));
});

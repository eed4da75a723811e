/// <reference lib="dom" />
import { bootStrapi, createTestDatabase } from '../support';
import { bureauLogin } from '../reseller-access/bureau-roles/bureau-login';
import { openPanel, type OpenPanel } from './open-panel';

const PASSWORD = 'Correct-horse-1';

const MENUS = {
  administrator: [
    'Home',
    'Bill runs',
    'Collections',
    'Resellers',
    'Content Manager',
    'Media Library',
    'Settings',
  ],
  billing: ['Home', 'Bill runs', 'Resellers', 'Content Manager'],
  collections: ['Home', 'Bill runs', 'Collections', 'Resellers', 'Content Manager'],
  support: ['Home', 'Bill runs', 'Resellers', 'Content Manager'],
  auditor: [
    'Home',
    'Bill runs',
    'Collections',
    'Resellers',
    'Content Manager',
    'Media Library',
    'Settings',
  ],
} as const;
type Key = keyof typeof MENUS;

/** Each of the bureau's roles finds in the menu what it may use, and nothing else. */
describe('the menu of the panel', () => {
  let panel: OpenPanel;
  let drop: () => Promise<void>;
  const emails: Partial<Record<Key, string>> = {};

  beforeAll(async () => {
    const database = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: database.url });
    for (const key of Object.keys(MENUS) as Key[]) {
      emails[key] = (await bureauLogin(app, key)).email;
    }
    await app.destroy();
    panel = await openPanel({ databaseUrl: database.url });
    drop = database.drop;
  }, 120_000);

  afterAll(async () => {
    await panel.close();
    await drop();
  });

  it.each(Object.keys(MENUS) as Key[])(
    'of %s',
    async (key) => {
      const context = await panel.page.browser().createBrowserContext();
      const page = await context.newPage();
      // In a narrow window the menu is behind a button.
      await page.setViewport({ width: 1440, height: 1000 });
      page.setDefaultTimeout(30_000);
      await page.goto(`${panel.url}/admin/auth/login`, { waitUntil: 'networkidle2' });
      await page.type('input[name=email]', emails[key] ?? '');
      await page.type('input[name=password]', PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector("nav a[href$='/plugins/bill-run']"));
      const shown = await page.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>('nav a'))
          .filter((link) => link.checkVisibility())
          .map((link) => link.textContent || link.getAttribute('aria-label')),
      );
      await context.close();
      expect(shown).toEqual(MENUS[key]);
    },
    60_000,
  );
});

/// <reference lib="dom" />
import type { Page } from 'puppeteer';

import {
  adminLogin,
  bootStrapi,
  createTestDatabase,
  makeCustomer,
  makeDocument,
  makeReseller,
} from '../support';
import { resellerLogin } from '../reseller-access/reseller-login';
import { makeTwoResellers } from '../reseller-access/two-resellers';
import { openPanel, type OpenPanel } from './open-panel';

const PASSWORD = 'Correct-horse-1';

const OWNERS_PAGES = [
  'Customers and bills',
  ...[
    'Overview',
    'Customers',
    'Bills to check',
    'Invoices',
    'Bill runs',
    "Bureau's invoices to you",
    'Usage',
    'Rates',
    'People',
    'API keys',
  ],
];

/** Three people, three panels: staff who invite and look, an owner who comes by the link, an acquisition partner. */
describe('the panel of', () => {
  let panel: OpenPanel;
  let drop: () => Promise<void>;
  let staff: Page;
  let invitation: string;
  const emails = { staff: '', partner: '' };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: database.url });
    await makeTwoResellers(app);
    const partner = await makeReseller({
      strapi: app.strapi,
      name: 'East',
      mode: 'acquisition-partner',
    });
    await makeCustomer({ strapi: app.strapi, reseller: partner.documentId, name: 'East account' });
    const member = await resellerLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::reseller-membership.reseller-membership',
      data: { user: member.id, reseller: partner.id, role: 'owner' },
    });
    emails.partner = member.email;
    emails.staff = (await adminLogin(app)).email;
    await app.destroy();
    panel = await openPanel({ databaseUrl: database.url });
    drop = database.drop;
  }, 120_000);

  afterAll(async () => {
    await panel.close();
    await drop();
  });

  /** A browser of somebody's own, wide enough for the menu. */
  const newBrowser = async (): Promise<Page> => {
    const context = await panel.page.browser().createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1440, height: 1000 });
    page.setDefaultTimeout(30_000);
    return page;
  };

  const logIn = async (email: string): Promise<Page> => {
    const page = await newBrowser();
    await page.goto(`${panel.url}/admin/auth/login`, { waitUntil: 'networkidle2' });
    await write(page, 'input[name=email]', email);
    await write(page, 'input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    return page;
  };

  const sees = (page: Page, text: string) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

  const press = async (page: Page, text: string) => {
    const button = await page.waitForSelector(
      `::-p-xpath(//*[self::button or self::a or self::label][contains(., '${text}')])`,
    );
    await button?.click();
  };

  const write = async (page: Page, field: string, text: string) => {
    const place = await page.waitForSelector(field);
    await place?.type(text);
  };

  const menu = (page: Page) =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLAnchorElement>('nav a'))
        .filter((link) => link.checkVisibility() && !link.search)
        .map((link) => link.textContent || link.getAttribute('aria-label')),
    );

  const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

  it('staff: somebody is invited, and his link is copied because there is no mail server', async () => {
    staff = await logIn(emails.staff);
    await sees(staff, 'Here is how things stand');
    await press(staff, 'Resellers');
    await press(staff, 'North');
    await press(staff, 'People');
    await press(staff, 'Invite somebody');
    await write(staff, 'input[name=email]', 'olive@north.example');
    await write(staff, 'input[name=firstname]', 'Olive');
    await press(staff, 'Owner');
    await press(staff, 'Send the invitation');
    await sees(staff, 'Olive is invited');
    const link = await staff.waitForSelector(`input[readonly][value*='registrationToken=']`);
    invitation = (await link?.evaluate((field) => field.getAttribute('value'))) ?? '';
  }, 60_000);

  it('an owner: follows the link, sets his password and sees what is his, and nothing else', async () => {
    const page = await newBrowser();
    const { pathname, search } = new URL(invitation);
    await page.goto(`${panel.url}${pathname}${search}`, { waitUntil: 'networkidle2' });
    await write(page, 'input[name=password]', PASSWORD);
    await write(page, 'input[name=confirmPassword]', PASSWORD);
    await page.keyboard.press('Enter');
    await sees(page, 'Newest invoices');
    await sees(page, 'NORTH-000001');
    expect(await menu(page)).toEqual(OWNERS_PAGES);
    expect(await textOf(page)).not.toContain('South');

    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    for (const path of ['', 'settings', 'content-manager', 'plugins/upload', 'plugins/bill-run']) {
      await page.goto(`${panel.url}/admin/${path}`, { waitUntil: 'networkidle2' });
      await sees(page, 'Newest invoices');
    }
    expect(refused).toEqual([]);
  }, 60_000);

  it('an acquisition partner: his accounts, and no money', async () => {
    const page = await logIn(emails.partner);
    await sees(page, 'East account');
    expect(await menu(page)).toEqual(['My accounts', 'Accounts']);
    await press(page, 'East account');
    await sees(page, 'Services');
    expect(await textOf(page)).not.toContain('£');
    expect(await textOf(page)).not.toContain('Change details');
  }, 60_000);

  it('staff who look as a reseller: under a banner, until they end it', async () => {
    await press(staff, 'Look as this reseller');
    await write(staff, 'textarea', 'The caller cannot find his bill');
    await press(staff, 'Start looking');
    await sees(staff, 'You are looking as North. Nothing can be changed. Ends ');
    await sees(staff, 'NORTH-000001');
    await staff.reload({ waitUntil: 'networkidle2' });
    await sees(staff, 'You are looking as North.');
    expect(await textOf(staff)).not.toContain('API keys');

    await press(staff, 'End it now');
    await sees(staff, 'You are yourself again.');
    await press(staff, 'Activity');
    await sees(staff, 'The caller cannot find his bill');
  }, 60_000);
});

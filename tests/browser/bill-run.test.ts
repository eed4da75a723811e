/// <reference lib="dom" />
import type { Page } from 'puppeteer';

import { adminLogin, bootStrapi, createTestDatabase, makeDocument, type TestApp } from '../support';
import { makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { resellerLogin } from '../reseller-access/reseller-login';
import { openPanel, type OpenPanel } from './open-panel';

const PASSWORD = 'Correct-horse-1';

/** What a clerk does on a bill day, in a real browser: start, check, issue with the keyboard, open a bill. */
describe('a bill run in the panel', () => {
  let panel: OpenPanel;
  let drop: () => Promise<void>;
  let email: string;
  let owner: string;

  /** A reseller who approves his bills himself: two customers who are due on the 20th, and his owner's address. */
  const approvingOwner = async (app: TestApp): Promise<string> => {
    const bureau = await makeBureau(app);
    await app
      .knex('resellers')
      .where({ id: bureau.reseller.id })
      .update({ approval_by: 'reseller' });
    for (const accountNumber of ['OWN-1', 'OWN-2']) {
      const due = { cycleDay: 20, billingStart: '2026-01-20' };
      await makeBilledCustomer(app, {
        ...bureau,
        ...due,
        accountNumber,
        name: `Shop ${accountNumber}`,
      });
    }
    const { id: user, email: address } = await resellerLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::reseller-membership.reseller-membership',
      data: { user, reseller: bureau.reseller.documentId, role: 'owner' },
    });
    return address;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: database.url });
    const bureau = await makeBureau(app);
    for (const accountNumber of ['AAA-1', 'AAA-2', 'AAA-3']) {
      await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber });
    }
    ({ email } = await adminLogin(app));
    owner = await approvingOwner(app);
    await app.destroy();
    panel = await openPanel({ databaseUrl: database.url });
    drop = database.drop;
  }, 120_000);

  afterAll(async () => {
    await panel.close();
    await drop();
  });

  const sees = (text: string, page: Page = panel.page) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

  /** By the keyboard, when it can be pressed. */
  const press = async (text: string, page: Page = panel.page) => {
    const button = await page.waitForSelector(
      `::-p-xpath(//*[self::button or self::a][contains(., '${text}')][not(@disabled)])`,
    );
    await button?.focus();
    await page.keyboard.press('Enter');
  };

  const logIn = async (page: Page, address: string) => {
    await page.goto(`${panel.url}/admin/auth/login`, { waitUntil: 'networkidle2' });
    await page.type('input[name=email]', address);
    await page.type('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
  };

  const startRun = async (date: string) => {
    const { page, url } = panel;
    await page.goto(`${url}/admin/plugins/bill-run/runs/new`, { waitUntil: 'networkidle2' });
    await page.focus('input[type=date]');
    await page.keyboard.type(date);
    await press('Start the run');
  };

  const fill = async (page: Page, name: string, text: string) => {
    const field = await page.waitForSelector(`[role=dialog] [name='${name}']`);
    await field?.type(text);
  };

  const tabTo = async (isThere: () => boolean) => {
    for (let n = 0; n < 12 && !(await panel.page.evaluate(isThere)); n += 1) {
      await panel.page.keyboard.press('Tab');
    }
  };

  it('is started, checked, issued and opened', async () => {
    const { page, url } = panel;
    await logIn(page, email);
    await sees('Here is how things stand');

    await page.goto(`${url}/admin/plugins/bill-run/runs/new`, { waitUntil: 'networkidle2' });
    const date = await page.waitForSelector('input[type=date]');
    await date?.focus();
    await page.keyboard.type('01152026');
    await sees('Due on or before 15 Jan 2026');
    await press('Start the run');

    await sees('Waiting for a check');
    await sees('£52.26');
    await press('Issue the bills');
    await sees('I have checked the total of £52.26.');
    await tabTo(() => document.activeElement?.getAttribute('role') === 'checkbox');
    await page.keyboard.press('Space');
    await tabTo(() => /^Approve and issue \d/.test(document.activeElement?.textContent ?? ''));
    await page.keyboard.press('Enter');
    await sees('3 bills issued.');

    const invoice = await page.waitForSelector(`::-p-xpath(//a[contains(., '-000003')])`);
    await invoice?.click();
    await sees('What is to be paid');
    await sees('£17.42');
    await page.waitForFunction(() => document.querySelector('iframe, object, embed') !== null);

    await startRun('01152026');
    await sees('has been billed already');
  }, 120_000);

  it('is changed and approved by the reseller, then credited and issued anew by staff', async () => {
    const { page } = panel;
    await startRun('01202026');
    await sees('Waiting for a check');
    const run = page.url();

    const context = await page.browser().createBrowserContext();
    const his = await context.newPage();
    await his.setViewport({ width: 1440, height: 1000 });
    his.setDefaultTimeout(30_000);
    await logIn(his, owner);
    await sees('2 bills wait for your check', his);
    await press('Check them', his);
    await press('Shop OWN-1', his);
    await press('Add a credit', his);
    await fill(his, 'description', 'Goodwill');
    await fill(his, 'amount', '2.00');
    await fill(his, 'reason', 'Asked for it');
    await press('Change the bill', his);
    await sees('Added: Goodwill, −£2.00', his);
    await sees('£9.60', his);
    await press('Take back', his);
    await sees('taken back by', his);
    await press('Bills to check', his);
    await press('Approve 2 bills', his);
    await (await his.waitForSelector('[role=dialog] [role=checkbox]'))?.click();
    await (
      await his.waitForSelector(
        `::-p-xpath(//*[@role='dialog']//button[contains(., 'Approve and issue 2')])`,
      )
    )?.click();
    await sees('2 bills are approved.', his);
    await context.close();

    await page.goto(run, { waitUntil: 'networkidle2' });
    await sees('Complete');
    await press('-000001');
    await press('Credit');
    await fill(page, 'reason', 'Line was out of order');
    await press('Review');
    await sees('Credit note for invoice');
    await fill(page, 'confirmed-amount', '12.00');
    await press('Issue the credit note');
    await sees('is issued.');

    await page.goto(run, { waitUntil: 'networkidle2' });
    await press('-000002');
    await press('Issue anew');
    await (
      await page.waitForSelector(`[role=dialog] input[aria-label^='Should be']`)
    )?.type('8.00');
    await fill(page, 'reason', 'Agreed price');
    await press('Compare old and new');
    await fill(page, 'confirmed-amount', '9.60');
    await press('Credit and issue anew');
    await sees('Issued anew as');
    await sees('£9.60');
  }, 120_000);
});

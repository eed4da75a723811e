/// <reference lib="dom" />
import { adminLogin, bootStrapi, createTestDatabase } from '../support';
import { makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { openPanel, type OpenPanel } from './open-panel';

const PASSWORD = 'Correct-horse-1';

/** What a clerk does on a bill day, in a real browser: start, check, issue with the keyboard, open a bill. */
describe('a bill run in the panel', () => {
  let panel: OpenPanel;
  let drop: () => Promise<void>;
  let email: string;

  beforeAll(async () => {
    const database = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: database.url });
    const bureau = await makeBureau(app);
    for (const accountNumber of ['AAA-1', 'AAA-2', 'AAA-3']) {
      await makeBilledCustomer(app, { ...bureau, cycleDay: 15, accountNumber });
    }
    ({ email } = await adminLogin(app));
    await app.destroy();
    panel = await openPanel({ databaseUrl: database.url });
    drop = database.drop;
  }, 120_000);

  afterAll(async () => {
    await panel.close();
    await drop();
  });

  const sees = (text: string) =>
    panel.page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

  const press = async (text: string) => {
    const button = await panel.page.waitForSelector(`::-p-xpath(//button[contains(., '${text}')])`);
    await button?.focus();
    await panel.page.keyboard.press('Enter');
  };

  const tabTo = async (isThere: () => boolean) => {
    for (let n = 0; n < 12 && !(await panel.page.evaluate(isThere)); n += 1) {
      await panel.page.keyboard.press('Tab');
    }
  };

  it('is started, checked, issued and opened', async () => {
    const { page, url } = panel;
    await page.goto(`${url}/admin/auth/login`, { waitUntil: 'networkidle2' });
    await page.type('input[name=email]', email);
    await page.type('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
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
    await tabTo(() => /^Issue \d/.test(document.activeElement?.textContent ?? ''));
    await page.keyboard.press('Enter');
    await sees('3 bills issued.');

    const invoice = await page.waitForSelector(`::-p-xpath(//a[contains(., '-000003')])`);
    await invoice?.click();
    await sees('What is to be paid');
    await sees('£17.42');
    await page.waitForFunction(() => document.querySelector('iframe, object, embed') !== null);

    await page.goto(`${url}/admin/plugins/bill-run/runs/new`, { waitUntil: 'networkidle2' });
    await page.focus('input[type=date]');
    await page.keyboard.type('01152026');
    await press('Start the run');
    await sees('has been billed already');
  }, 120_000);
});

/// <reference lib="dom" />
import { adminLogin, bootStrapi, createTestDatabase, makeSubscription } from '../support';
import { line, makeBureau, makeFolder, take } from '../usage/bureau';
import { openPanel, type OpenPanel } from './open-panel';

const PASSWORD = 'Correct-horse-1';
const NUMBER = '441614960200';

/** What a clerk does about calls of a number that nobody has, in a real browser. */
describe('suspense in the panel', () => {
  let panel: OpenPanel;
  let drop: () => Promise<void>;
  let email: string;
  let customerName: string;

  beforeAll(async () => {
    const folder = makeFolder();
    const database = await createTestDatabase();
    const app = await bootStrapi({ databaseUrl: database.url });
    const bureau = await makeBureau(app);
    await makeSubscription({
      strapi: app.strapi,
      customer: bureau.other.documentId,
      product: bureau.product.documentId,
      label: 'Warehouse',
    });
    customerName = bureau.other.name as string;
    await take(app, folder, [
      line(),
      line({ cli: `+${NUMBER}`, salesPriceMicro: 70_000 }),
      line({ cli: `+${NUMBER}`, salesPriceMicro: 60_000 }),
      line({ dialled: '+4930123456', salesPriceMicro: 30_000 }),
      line({ localDate: '2026-01-04' }),
      line().replace('15/06/2026', '15/O6/2026'),
    ]);
    ({ email } = await adminLogin(app));
    await app.destroy();
    folder.remove();
    panel = await openPanel({ databaseUrl: database.url });
    drop = database.drop;
  }, 120_000);

  afterAll(async () => {
    await panel.close();
    await drop();
  });

  const sees = (text: string) =>
    panel.page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

  const element = (xpath: string) => panel.page.waitForSelector(`::-p-xpath(${xpath})`);

  const press = async (text: string) => {
    const button = await element(`//button[contains(., '${text}')][not(@disabled)]`);
    await button?.focus();
    await panel.page.keyboard.press('Enter');
  };

  const open = async (text: string) => {
    const link = await element(`//main//a[contains(., '${text}')]`);
    await link?.focus();
    await panel.page.keyboard.press('Enter');
  };

  it('is mended by saying whose number it is, tried, recycled, and gone', async () => {
    const { page, url } = panel;
    await page.goto(`${url}/admin/auth/login`, { waitUntil: 'networkidle2' });
    await page.type('input[name=email]', email);
    await page.type('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await sees('Here is how things stand');
    await sees('5 usage rows were not taken');
    await open('Look into it');

    await sees('Money at stake');
    await open(NUMBER);
    await sees(`Whose number is ${NUMBER}?`);
    await press('Try');
    await sees('Recycling would bill nothing yet');

    await page.type('input[name=customer]', customerName);
    const choice = await element(
      `//label[contains(., '${customerName}')]/preceding::button[@role='radio'][1]`,
    );
    await choice?.focus();
    await page.keyboard.press('Space');
    await sees('Warehouse');
    await press(`Give it ${NUMBER}`);
    await sees(`${NUMBER} belongs to ${customerName} now.`);

    await press('Try');
    await sees('Of 2 rows 2 would be billed for £0.02 (costing £0.13), 0 would stay.');
    await press('Recycle');
    await sees('2 are billed for £0.02');
    await open('Suspense');
    await sees('Latest recyclings');
    await page.waitForFunction((number) => !document.body.innerText.includes(number), {}, NUMBER);
  }, 120_000);

  it('is written off with a reason, and a row is put right', async () => {
    const { page, url } = panel;
    await page.goto(`${url}/admin/plugins/bill-run/suspense`, { waitUntil: 'networkidle2' });
    await open('Too old');
    await press('Write off');
    await sees('Write these rows off?');
    await page.type('textarea', 'Of a customer who left');
    const confirm = await element(`//*[@role='dialog']//button[contains(., 'Write off')]`);
    await confirm?.focus();
    await page.keyboard.press('Enter');
    await sees('1 row written off.');

    await page.goto(`${url}/admin/plugins/bill-run/suspense`, { waitUntil: 'networkidle2' });
    await open('Not readable');
    await open('line 6');
    await sees('Call Date: "15/O6/2026" cannot be read.');
    await page.focus('textarea[name=text]');
    await page.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>('textarea[name=text]');
      const at = area?.value.indexOf('O6') ?? 0;
      area?.setSelectionRange(at, at + 1);
    });
    await page.keyboard.type('0');
    await press('Check');
    await sees('It reads now.');
    await press('Save the correction');
    await sees('Text corrected');
    await press('Recycle');
    await sees('1 is billed for');
  }, 120_000);

  it('shows in the simulator what a call would cost, and why', async () => {
    const { page, url } = panel;
    await page.goto(`${url}/admin/plugins/bill-run/simulator`, { waitUntil: 'networkidle2' });
    await page.type('input[name=customer]', customerName);
    const choice = await element(`//button[@role='radio'][1]`);
    await choice?.focus();
    await page.keyboard.press('Space');
    await sees('Choose another');
    await page.type('input[name=number]', '020 7946 0123');
    await press('Price it');
    await sees('To a customer on the phone');
    await sees('£0.012');
  }, 60_000);

  it('takes pasted prices into a draft after showing the difference, and makes it live', async () => {
    const { page, url } = panel;
    const rates = `${url}/admin/plugins/bill-run/rates`;
    await page.goto(`${rates}?kind=sell`, { waitUntil: 'networkidle2' });
    await (await element('//main//table//a'))?.click();
    await press('New version');
    await page.waitForSelector('input[name=validFrom]');
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('input[name=validFrom]');
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(field, '2099-01-01');
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press('Make the draft');
    await sees('from 1 Jan 2099');
    await press('Paste rows');
    await page.waitForSelector('[role=dialog] textarea');
    await page.type('[role=dialog] textarea', 'Prefix\tDestination\tRate\n49\tGermany\t0.05\n');
    await press('Read them');
    await sees('What was read');
    await (await element(`//button[@role='radio'][@value='merge']`))?.click();
    await press('Show the difference');
    await sees('Germany');
    await press('Take the rates');
    await sees('Effect on last month');
    await press('Make it live');
    const dialog = `//*[@role='dialog']`;
    // Once the checks are there, it can be confirmed at once, or after their warnings are ticked.
    const ready = `${dialog}//button[@type='submit'][not(@disabled)]`;
    const next = await element(`${dialog}//button[@role='checkbox'] | ${ready}`);
    await next?.click();
    const isTicked = await page.$(`::-p-xpath(${dialog}//button[@role='checkbox'])`);
    if (isTicked) await (await element(ready))?.click();
    await sees('Live: its rates cannot be changed');
  }, 60_000);

  it('takes a file that is dropped, reads it, and explains a call of it', async () => {
    const { page, url } = panel;
    const yesterday = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);
    const drawer = makeFolder();
    try {
      const file = drawer.write(line({ localDate: yesterday, recordId: 'DROPPED-1' }));
      await page.goto(`${url}/admin/plugins/bill-run/usage`, { waitUntil: 'networkidle2' });
      const drop = await page.waitForSelector<'input'>('main input[type=file]' as 'input');
      await drop?.uploadFile(file);
      await sees('1 read = 1 taken + 0 not taken + 0 replaced');
      await open('Calls of this file');
      const call = await element('//main//table//tbody//a');
      await call?.focus();
      await page.keyboard.press('Enter');
      await sees('To a customer on the phone');
      await sees('Arithmetic');
    } finally {
      drawer.remove();
    }
  }, 60_000);
});

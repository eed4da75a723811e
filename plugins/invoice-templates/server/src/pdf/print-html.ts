import type { Page } from 'puppeteer';

/**
 * Prints an HTML document that carries all it needs. Links inside it become named destinations of the PDF.
 * No tags and no outline: both would be lost when the PDF is split, and they double the time it takes.
 *
 * @throws when the browser ends or takes longer than three minutes.
 */
export const printHtml = async ({
  page,
  html,
}: {
  page: Page;
  html: string;
}): Promise<Uint8Array> => {
  await page.setContent(html, { waitUntil: 'load', timeout: 120_000 });
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: false,
    outline: false,
    timeout: 180_000,
  });
};

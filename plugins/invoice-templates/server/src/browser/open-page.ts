import type { Browser, HTTPRequest, Page } from 'puppeteer';

const isHarmless = (url: string): boolean => url.startsWith('data:') || url === 'about:blank';

const answer = (request: HTTPRequest): void => {
  const settled = isHarmless(request.url()) ? request.continue() : request.abort('blockedbyclient');
  // The page may be gone by now; there is nobody left to tell.
  settled.catch(() => undefined);
};

/** Wider than any paper, in CSS pixels: see templates/styles/batch. */
const WINDOW = { width: 1600, height: 600 };

/**
 * A page for printing what others wrote: JavaScript is off, and every request but `data:` is refused.
 */
export const openPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage();
  await page.setViewport(WINDOW);
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', answer);
  return page;
};

import type { Browser, Page } from 'puppeteer';
import { DocumentError, isDocumentError } from '../errors';
import { launchBrowser } from './launch-browser';
import { openPage } from './open-page';

type Warm = { browser: Browser; page: Page; uses: number };
type Attempt<T> = { isDone: true; value: T } | { isDone: false; death: unknown };
type Slot = { warm: Warm | null; idleTimer: NodeJS.Timeout | null };

export type BrowserPool = {
  /** How many pages can be worked on at once. */
  size: number;
  /**
   * Runs `work` with a page that nobody else uses. When the browser dies under it, `work` is run once more in a
   * fresh one.
   *
   * @throws DocumentError `browser-missing`, or `rendering-failed` when it died twice or the pool is closed;
   * whatever else `work` throws.
   */
  withPage<T>(work: (page: Page) => Promise<T>): Promise<T>;
  /** Ends all browsers and refuses further work. Work under way fails. */
  close(): Promise<void>;
};

const endBrowser = async (browser: Browser): Promise<void> => {
  const ended = browser.close().catch(() => undefined);
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, 5_000, 'late').unref());
  if ((await Promise.race([ended, late])) === 'late') browser.process()?.kill('SIGKILL');
};

const DEATH =
  /Target closed|Session closed|Connection closed|detached|Page crashed|timed out|disconnected/i;

const isDead = ({ warm, error }: { warm: Warm; error: unknown }): boolean =>
  !warm.browser.connected ||
  warm.page.isClosed() ||
  (error instanceof Error && DEATH.test(error.message));

const startWarm = async (launch: () => Promise<Browser>): Promise<Warm> => {
  const browser = await launch();
  try {
    return { browser, page: await openPage(browser), uses: 0 };
  } catch (error) {
    await endBrowser(browser);
    throw error;
  }
};

const poolClosed = (): DocumentError =>
  new DocumentError({
    code: 'rendering-failed',
    message: 'The application is stopping; the document will be made after the next start.',
  });

/**
 * A few browsers that are started when first needed and kept warm.
 *
 * @param recycleAfter pieces of work after which a browser is replaced: Chromium's memory grows with what it printed.
 * @param idleMs time without work after which a browser is let go.
 */
export const createBrowserPool = ({
  cacheFolder,
  size = 2,
  recycleAfter = 50,
  idleMs = 5 * 60_000,
  launch = () => launchBrowser({ cacheFolder }),
}: {
  cacheFolder: string;
  size?: number;
  recycleAfter?: number;
  idleMs?: number;
  launch?: () => Promise<Browser>;
}): BrowserPool => {
  const free: Slot[] = Array.from({ length: size }, () => ({ warm: null, idleTimer: null }));
  const slots = [...free];
  const waiting: ((slot: Slot) => void)[] = [];
  let isClosed = false;

  const take = async (): Promise<Slot> => {
    // A warm one first: a single document should not start a second browser.
    const warmIndex = free.findIndex((slot) => slot.warm !== null);
    const [slot] = free.splice(Math.max(warmIndex, 0), 1);
    const taken = slot ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)));
    if (taken.idleTimer) clearTimeout(taken.idleTimer);
    taken.idleTimer = null;
    return taken;
  };

  const discard = async (slot: Slot): Promise<void> => {
    const { warm } = slot;
    slot.warm = null;
    if (warm) await endBrowser(warm.browser);
  };

  const giveBack = (slot: Slot): void => {
    const next = waiting.shift();
    if (next) return next(slot);
    slot.idleTimer = setTimeout(() => void discard(slot), idleMs).unref();
    free.push(slot);
  };

  const warmUp = async (slot: Slot): Promise<Warm> => {
    if (isClosed) throw poolClosed();
    if (slot.warm && (slot.warm.uses >= recycleAfter || !slot.warm.browser.connected)) {
      await discard(slot);
    }
    if (!slot.warm) {
      slot.warm = await startWarm(launch);
      if (isClosed) {
        await discard(slot);
        throw poolClosed();
      }
    }
    slot.warm.uses += 1;
    return slot.warm;
  };

  const attempt = async <T>(slot: Slot, work: (page: Page) => Promise<T>): Promise<Attempt<T>> => {
    const warm = await warmUp(slot);
    try {
      return { isDone: true, value: await work(warm.page) };
    } catch (error) {
      if (isDocumentError(error) || !isDead({ warm, error })) throw error;
      await discard(slot);
      return { isDone: false, death: error };
    }
  };

  return {
    size,
    async withPage(work) {
      const slot = await take();
      try {
        const first = await attempt(slot, work);
        if (first.isDone) return first.value;
        const second = await attempt(slot, work);
        if (second.isDone) return second.value;
        throw new DocumentError({
          code: 'rendering-failed',
          message: 'The browser that makes the PDFs ended twice on the same documents.',
          cause: second.death,
        });
      } finally {
        giveBack(slot);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all(
        slots.map(async (slot) => {
          if (slot.idleTimer) clearTimeout(slot.idleTimer);
          await discard(slot);
        }),
      );
    },
  };
};

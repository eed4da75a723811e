import type { Log } from '../postgres';
import { describeError } from './describe-error';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes Ctrl-C on to us, who have had it from the terminal already: that is still one. */
const SAME_KEYPRESS_MS = 700;
const PATIENCE_MS = 60_000;

type Closer = { name: string; close: () => Promise<void> };

/** What has to be closed when the process ends, the last added first. */
export type CloseRegistry = {
  add: (closer: Closer) => void;
  /**
   * Closes everything once; later calls wait for the first. Never throws. `isQuiet` when an error
   * is being reported already: what is half open often cannot be closed without complaints.
   */
  closeAll: (options?: { isQuiet?: boolean }) => Promise<void>;
  /** Whether the end has begun, so that nothing new should be started. */
  isClosing: () => boolean;
};

const withPatience = async ({ name, close }: Closer): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} did not close in time`)), PATIENCE_MS);
  });
  try {
    await Promise.race([close(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Closes in order on the first SIGINT, SIGTERM or SIGHUP, then ends the process; a second Ctrl-C
 * ends it at once.
 */
export const createCloseRegistry = ({ log }: { log: Log }): CloseRegistry => {
  const closers: Closer[] = [];
  let closing: Promise<void> | undefined;
  let firstSignalAt: number | undefined;

  const closeEach = async ({ isQuiet }: { isQuiet: boolean }): Promise<void> => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) {
      try {
        await withPatience(closer);
      } catch (error) {
        if (!isQuiet) log(`While closing ${closer.name}: ${describeError(error)}`);
      }
      // Strapi removes every listener of the process when it is destroyed, ours included.
      listen();
    }
  };
  const closeAll = ({ isQuiet = false } = {}) => (closing ??= closeEach({ isQuiet }));

  const onSignal = (): void => {
    if (firstSignalAt !== undefined) {
      if (Date.now() - firstSignalAt > SAME_KEYPRESS_MS) process.exit(130);
      return;
    }
    firstSignalAt = Date.now();
    log('Stopping (press Ctrl-C again to stop at once) ...');
    void closeAll().then(() => process.exit(0));
  };

  const listen = (): void => {
    for (const signal of SIGNALS) {
      if (!process.listeners(signal).includes(onSignal)) process.on(signal, onSignal);
    }
  };
  listen();

  return {
    add: (closer) => closers.push(closer),
    closeAll,
    isClosing: () => closing !== undefined,
  };
};

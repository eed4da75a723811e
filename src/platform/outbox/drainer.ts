import type { Core } from '@strapi/strapi';

/** Short enough that nobody notices, long enough that an idle process costs nothing. */
const PAUSE_MS = 150;
const PAUSE_AFTER_ERROR_MS = 2_000;

/** A running loop over the outbox. */
export type Drainer = { stop: () => Promise<void> };

/**
 * Runs `drain` again and again until stopped, with a pause when there is nothing left to do. An error (the database
 * is restarting) is logged and the loop goes on.
 */
export const startDrainer = ({
  strapi,
  drain,
}: {
  strapi: Core.Strapi;
  drain: () => Promise<void>;
}): Drainer => {
  let isStopping = false;
  let wake = (): void => undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async () => {
    while (!isStopping) {
      const waitMs = await drain().then(
        () => PAUSE_MS,
        (error: unknown) => {
          strapi.log.error(`The outbox could not be read: ${String(error)}`);
          return PAUSE_AFTER_ERROR_MS;
        },
      );
      if (!isStopping) await pause(waitMs);
    }
  };
  const finished = loop();

  return {
    stop: async () => {
      isStopping = true;
      wake();
      await finished;
    },
  };
};

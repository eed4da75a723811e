import type { Core } from '@strapi/strapi';

import { lookIntoFolders } from './look-into-folder';

const LOOK_EVERY_MS = 10_000;

const watching = new WeakMap<Core.Strapi, NodeJS.Timeout>();

/** Looks into the watched folders every ten seconds, one look after the other, until `stopWatching`. */
export const watchFolders = (strapi: Core.Strapi): void => {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await lookIntoFolders({ strapi });
    } catch (error) {
      strapi.log.error(`Usage folders could not be looked into: ${String(error)}`);
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  watching.set(strapi, timer);
};

/** Ends it. A look under way ends by itself. */
export const stopWatching = (strapi: Core.Strapi): void => {
  clearInterval(watching.get(strapi));
};

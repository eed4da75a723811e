import type { Core } from '@strapi/strapi';

import { database } from '../runs/run-row';
import { applyDueChanges } from './apply-due-changes';

const LOOK_EVERY_MS = 10 * 60_000;

const keeping = new WeakMap<Core.Strapi, NodeJS.Timeout>();

/** Lets the rows of services follow their dated changes as these come into force, until `stopKeepingUp`. */
export const keepServicesUp = (strapi: Core.Strapi): void => {
  const look = async (): Promise<void> => {
    try {
      await applyDueChanges(database(strapi));
    } catch (error) {
      strapi.log.error(`Services could not follow their dated changes: ${String(error)}`);
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  keeping.set(strapi, timer);
};

/** Ends it. A look under way ends by itself. */
export const stopKeepingUp = (strapi: Core.Strapi): void => {
  clearInterval(keeping.get(strapi));
};

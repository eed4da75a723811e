import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { CloseRegistry } from './close-registry';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Strapi ends the process itself on a signal, before the database could be stopped: we do that. */
const withoutItsSignalHandlers = <Result>(work: () => Result): Result => {
  const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
  const result = work();
  for (const signal of SIGNALS) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.includes(listener)) process.removeListener(signal, listener);
    }
  }
  return result;
};

/**
 * Makes and loads the application from `dist`: database, content types, plugins, but no listening.
 * The environment must have been prepared. It is closed with `closers`.
 * @throws whatever Strapi or a plugin throws while loading.
 */
export const loadStrapi = async ({
  appDir,
  closers,
}: {
  appDir: string;
  closers: CloseRegistry;
}): Promise<Core.Strapi> => {
  // Loaded only now: it fixes the mode and reads the environment when it is first required.
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = withoutItsSignalHandlers(() =>
    createStrapi({ appDir, distDir: path.join(appDir, 'dist'), autoReload: false }),
  );
  closers.add({ name: 'the application', close: () => strapi.destroy() });
  // We say where it runs ourselves, in one line, and nobody asked for a browser window.
  strapi.config.set('server.logger.startup.enabled', false);
  strapi.config.set('server.logger.updates.enabled', false);
  strapi.config.set('admin.autoOpen', false);
  strapi.log.level = process.env.BILLWRIGHT_LOG_LEVEL ?? 'info';
  await strapi.load();
  return strapi;
};

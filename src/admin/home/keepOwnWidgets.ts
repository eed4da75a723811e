import type { StrapiApp } from '@strapi/strapi/admin';

/** The plugins whose widgets make the home page, in this order. */
const HOME_PLUGINS = ['bill-run', 'collections', 'reseller-access'];

/** Takes Strapi's own widgets off the home page (last edited entries, profile, ...) and keeps ours. */
export const keepOwnWidgets = (app: StrapiApp): void =>
  app.widgets.register((widgets) =>
    widgets
      .filter(({ pluginId }) => pluginId !== undefined && HOME_PLUGINS.includes(pluginId))
      .sort(
        (a, b) => HOME_PLUGINS.indexOf(a.pluginId ?? '') - HOME_PLUGINS.indexOf(b.pluginId ?? ''),
      ),
  );

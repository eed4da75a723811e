import { Briefcase } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { prefixTexts } from '../../../../src/admin/kit';

import { hideFromAdministrators } from './access/hideFromAdministrators';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import { homeWidgets } from './widgets';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Briefcase,
      intlLabel: { id: `${PLUGIN_ID}.menu`, defaultMessage: 'Resellers' },
      permissions: PERMISSIONS.readMine,
      position: 0.3,
      Component: () => import('./pages/App'),
    });
    app.widgets.register(homeWidgets);
    app.addRBACMiddleware(hideFromAdministrators);
  },
  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        try {
          const { default: texts } = await import(`./translations/${locale}.json`);
          return { locale, data: prefixTexts(PLUGIN_ID, texts) };
        } catch {
          return { locale, data: {} };
        }
      }),
    );
  },
};

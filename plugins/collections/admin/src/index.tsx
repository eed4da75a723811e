import { PaperPlane } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { prefixTexts } from '../../../../src/admin/kit';

import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: PaperPlane,
      intlLabel: { id: `${PLUGIN_ID}.menu`, defaultMessage: 'Collections' },
      permissions: PERMISSIONS.readSubmissions,
      position: 0.2,
      Component: () => import('./pages/App'),
    });
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

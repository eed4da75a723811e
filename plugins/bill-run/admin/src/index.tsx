import { Stack } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { prefixTexts } from '../../../../src/admin/kit';

import { CustomerPanel } from './customer/CustomerPanel';
import { NumbersPanel } from './numbers/NumbersPanel';
import { MENU_PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import { homeWidgets } from './widgets';

/** What we use of the content manager: panels beside a record. */
type SidePanel = typeof NumbersPanel | typeof CustomerPanel;
type ContentManagerApis = { addEditViewSidePanel(panels: SidePanel[]): void };

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Stack,
      intlLabel: { id: `${PLUGIN_ID}.menu`, defaultMessage: 'Bill runs' },
      permissions: MENU_PERMISSIONS,
      position: 0.1,
      Component: () => import('./pages/App'),
    });
    app.widgets.register(homeWidgets);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager');
    (apis as ContentManagerApis).addEditViewSidePanel([NumbersPanel, CustomerPanel]);
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

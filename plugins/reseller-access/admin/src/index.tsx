import { Briefcase, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { prefixTexts } from '../../../../src/admin/kit';

import { hideFromAdministrators } from './access/hideFromAdministrators';
import { confineRoutes } from './confine/confineRoutes';
import { hideHomeFromResellers, markResellersPerson } from './confine/markResellersPerson';
import { learnMenuWord } from './menu/learnMenuWord';
import { menuLabel } from './menu/menuWord';
import { MY_ROOT } from './paths';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';

let registered: Pick<StrapiApp, 'router'> | undefined;

export default {
  register(app: StrapiApp) {
    registered = app;
    app.addMenuLink({
      to: MY_ROOT.slice(1),
      icon: Briefcase,
      intlLabel: menuLabel,
      permissions: PERMISSIONS.readMine,
      position: 0.3,
      Component: () => import('./my/MyApp'),
    });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: User,
      intlLabel: { id: `${PLUGIN_ID}.menu`, defaultMessage: 'Resellers' },
      permissions: PERMISSIONS.readResellers,
      position: 0.4,
      Component: () => import('./staff/StaffApp'),
    });
    app.addRBACMiddleware([hideFromAdministrators, markResellersPerson, learnMenuWord]);
  },
  /** Runs after everybody has registered, so that all routes are known. */
  bootstrap() {
    if (registered) {
      confineRoutes(registered);
    }
    hideHomeFromResellers();
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

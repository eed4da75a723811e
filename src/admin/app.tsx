import type { StrapiApp } from '@strapi/strapi/admin';

import { darkColors, lightColors } from './branding/colors';
import { brandDocumentTitle } from './branding/documentTitle';
import { setFavicon, showPickerSigns } from './branding/head';
import { favicon, mark, wordmark } from './branding/logos';
import { quietStrapiNews } from './branding/quietNews';
import { brandTexts } from './branding/texts';
import { keepOwnWidgets } from './home/keepOwnWidgets';
import { KIT_PREFIX } from './kit/text/kitText';
import { prefixTexts } from './kit/text/prefixTexts';
import kitTexts from './kit/translations/en.json';
import { hideEmptyContentManager } from './menu/hideEmptyContentManager';
import { hideEmptySettings, markWithoutSettings } from './menu/hideEmptySettings';
import { hideMarketplace } from './menu/hideMarketplace';
import { RATE_DESK_PREFIX } from './rate-desk/text';
import rateDeskTexts from './rate-desk/translations/en.json';

const NAME = 'Billwright';

export default {
  config: {
    auth: { logo: wordmark },
    menu: { logo: mark },
    locales: [],
    notifications: { releases: false },
    theme: { light: { colors: lightColors }, dark: { colors: darkColors } },
    translations: {
      en: {
        ...brandTexts,
        ...prefixTexts(KIT_PREFIX, kitTexts),
        ...prefixTexts(RATE_DESK_PREFIX, rateDeskTexts),
      },
    },
    tutorials: false,
  },
  /** Runs after all plugins have registered, so that their widgets are known. */
  register(app: StrapiApp) {
    keepOwnWidgets(app);
    hideEmptyContentManager(app);
    app.addRBACMiddleware([hideMarketplace, markWithoutSettings]);
  },
  bootstrap() {
    hideEmptySettings();
    brandDocumentTitle(NAME);
    setFavicon(favicon);
    showPickerSigns();
    void quietStrapiNews();
  },
};

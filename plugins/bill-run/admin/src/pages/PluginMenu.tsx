import { SideMenu } from '../../../../../src/admin/kit';
import { useText } from '../text';

import { useMenuLinks } from './useMenuLinks';

/** The menu beside the pages of the plugin. */
export const PluginMenu = () => {
  const t = useText();
  return <SideMenu label={t('menu')} links={useMenuLinks() ?? []} />;
};

import { Briefcase } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';

import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import texts from '../translations/en.json';

const text = (key: keyof typeof texts) => ({
  id: `${PLUGIN_ID}.${key}`,
  defaultMessage: texts[key],
});

/** What a reseller sees first. */
export const homeWidgets: WidgetArgs[] = [
  {
    pluginId: PLUGIN_ID,
    id: 'my-bills',
    icon: Briefcase,
    title: text('myBills.title'),
    link: { label: text('myBills.link'), href: PATHS.myBills },
    permissions: PERMISSIONS.readMine,
    component: async () => (await import('./MyBillsWidget')).MyBillsWidget,
  },
];

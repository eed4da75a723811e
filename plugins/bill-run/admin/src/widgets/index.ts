import { Calendar, ChartBubble, CheckCircle, PriceTag } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';

import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import texts from '../translations/en.json';

const text = (key: keyof typeof texts) => ({
  id: `${PLUGIN_ID}.${key}`,
  defaultMessage: texts[key],
});

/** What our home page shows, for those who may see bill runs. */
export const homeWidgets: WidgetArgs[] = [
  {
    pluginId: PLUGIN_ID,
    id: 'waiting',
    icon: CheckCircle,
    title: text('home.waiting'),
    permissions: PERMISSIONS.readRuns,
    component: async () => (await import('./WaitingWidget')).WaitingWidget,
  },
  {
    pluginId: PLUGIN_ID,
    id: 'month',
    icon: PriceTag,
    title: text('home.month'),
    link: { label: text('home.month.link'), href: PATHS.runs },
    permissions: PERMISSIONS.readRuns,
    component: async () => (await import('./MonthWidget')).MonthWidget,
  },
  {
    pluginId: PLUGIN_ID,
    id: 'bill-days',
    icon: Calendar,
    title: text('home.days'),
    permissions: PERMISSIONS.readRuns,
    component: async () => (await import('./BillDaysWidget')).BillDaysWidget,
  },
  {
    pluginId: PLUGIN_ID,
    id: 'recent-days',
    icon: ChartBubble,
    title: text('home.recent'),
    permissions: PERMISSIONS.readRuns,
    component: async () => (await import('./RecentDaysWidget')).RecentDaysWidget,
  },
];

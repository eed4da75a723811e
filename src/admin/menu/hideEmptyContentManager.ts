import type { StrapiApp } from '@strapi/strapi/admin';

const CONTENT_MANAGER = 'content-manager';
const READ = 'plugin::content-manager.explorer.read';

/** ../../api/customer/content-types/customer/schema.json -> api::customer.customer */
const toUid = (path: string): string => {
  const [, api, type] = /api\/([^/]+)\/content-types\/([^/]+)\//.exec(path) ?? [];
  return `api::${api}.${type}`;
};

const contentTypes = Object.keys(import.meta.glob('../../api/*/content-types/*/schema.json')).map(
  toUid,
);

/**
 * Strapi shows the Content Manager to everybody. Somebody who may read none of its records, such as a reseller, has no
 * use for it, so its place in the menu depends on being allowed to read at least one type.
 */
export const hideEmptyContentManager = (app: StrapiApp): void => {
  const link = app.router.menu.find(({ to }) => to === CONTENT_MANAGER);
  if (link) {
    link.permissions = contentTypes.map((subject) => ({ action: READ, subject }));
  }
};

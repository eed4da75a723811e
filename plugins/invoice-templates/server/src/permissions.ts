/** What a role can be allowed, as listed in the panel under Settings, Roles, Plugins. */
export const READ_DOCUMENTS = 'plugin::invoice-templates.documents.read';

export const actions = [
  {
    section: 'plugins',
    displayName: 'See and download invoices',
    uid: 'documents.read',
    subCategory: 'Documents',
    pluginName: 'invoice-templates',
  },
];

export const PLUGIN_ID = 'collections';

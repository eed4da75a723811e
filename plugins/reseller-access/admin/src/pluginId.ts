export const PLUGIN_ID = 'reseller-access';

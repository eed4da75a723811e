export const PLUGIN_ID = 'bill-run';

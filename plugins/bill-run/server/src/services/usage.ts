import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { receiveUsageFile } from '../usage/receive-usage-file';

/** What other plugins may ask of usage. */
export const usageService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['usage'] => ({
  receiveFile: (input) => receiveUsageFile({ strapi }, input),
});

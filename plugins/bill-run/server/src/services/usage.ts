import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { openSources } from '../usage/file-source';
import { database } from '../usage/usage-file-row';
import { receiveEvents } from '../usage/events/receive-events';
import {
  readWhatIfOfReseller,
  startWhatIfForReseller,
} from '../usage/rerating/what-if-of-reseller';
import { explainForReseller, simulateForReseller } from '../usage/simulate/for-reseller';
import { previewForReseller } from '../usage/sources/preview-for-reseller';
import { receiveUsageFile } from '../usage/receive-usage-file';

/** What other plugins may ask of usage. */
export const usageService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['usage'] => ({
  receiveFile: (input) => receiveUsageFile({ strapi }, input),
  receiveEvents: (input) => receiveEvents({ strapi }, { ...input, source: '' }),
  explainRecord: (input) => explainForReseller({ strapi }, input),
  sourcesOf: async ({ resellerId }) =>
    (await openSources(database(strapi), resellerId)).map(({ code, name, format }) => ({
      code,
      name,
      format,
    })),
  previewFile: (input) => previewForReseller({ strapi }, input),
  startWhatIf: (input) => startWhatIfForReseller({ strapi }, input),
  readWhatIf: (input) => readWhatIfOfReseller({ strapi }, input),
  simulate: (input) => simulateForReseller({ strapi }, input),
});

import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { startRun } from '../runs/start-run';

/** What other plugins may ask of bill runs. */
export const runsService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['runs'] => ({
  startRun: (input) => startRun({ strapi }, input),
});

import type { Core } from '@strapi/strapi';

import type { PluginServices } from '../../../../../src/platform/plugin-services';
import {
  previewResellersRise,
  scheduleResellersRise,
  withdrawResellersRise,
} from '../price-rises/rise-of-reseller';

/** What resellers do with the prices of their own customers, with the bureau's rights. */
export const priceRisesService = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): PluginServices['bill-run']['priceRises'] => ({
  preview: (making) => previewResellersRise({ strapi }, making),
  schedule: (scheduling) => scheduleResellersRise({ strapi }, scheduling),
  withdraw: (withdrawing) => withdrawResellersRise({ strapi }, withdrawing),
});

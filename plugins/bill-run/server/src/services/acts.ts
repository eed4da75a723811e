import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { recordAct } from '../acts/record-act';

/** What other plugins may ask of chargeable acts. */
export const actsService = (): PluginServices['bill-run']['acts'] => ({
  record: ({ trx, ...act }) => recordAct(trx, act),
});

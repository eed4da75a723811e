import { createUseText } from '../../../../src/admin/kit';

import { PLUGIN_ID } from './pluginId';
import texts from './translations/en.json';

export const useText = createUseText(PLUGIN_ID, texts);

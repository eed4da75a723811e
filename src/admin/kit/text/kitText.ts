import texts from '../translations/en.json';

import { createUseText } from './createUseText';

/** The prefix under which the texts of the kit are registered (see `src/admin/app.tsx`). */
export const KIT_PREFIX = 'billwright-kit';

export const useKitText = createUseText(KIT_PREFIX, texts);

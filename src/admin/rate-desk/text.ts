import { createUseText } from '../kit';

import texts from './translations/en.json';

/** The prefix under which the texts of the desk are registered (see `src/admin/app.tsx`). */
export const RATE_DESK_PREFIX = 'billwright-rates';

export const useText = createUseText(RATE_DESK_PREFIX, texts);

export type Text = ReturnType<typeof useText>;
export type TextKey = keyof typeof texts;

import { useCallback } from 'react';

import { useIntl } from 'react-intl';

/** What may be put into a text. */
export type TextValues = Record<string, string | number | boolean | Date | null | undefined>;

/**
 * Makes the hook that gives a plugin its texts. Keys are those of its `translations/en.json`; they are looked up under
 * the prefix of the plugin, as `prefixTexts` registers them, and fall back to the English text.
 */
export const createUseText =
  <Texts extends Record<string, string>>(prefix: string, texts: Texts) =>
  () => {
    const { formatMessage } = useIntl();
    return useCallback(
      (key: keyof Texts & string, values?: TextValues): string =>
        formatMessage({ id: `${prefix}.${key}`, defaultMessage: texts[key] }, values),
      [formatMessage],
    );
  };

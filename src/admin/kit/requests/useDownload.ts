import { useCallback, useState } from 'react';

import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useKitText } from '../text/kitText';

/**
 * Saves a file that needs the session, under the given name. Says so when it cannot be had. `headersNow` gives the
 * headers of the request at the moment it is made; pass a constant function.
 */
export const useDownload = (headersNow?: () => Record<string, string>) => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const t = useKitText();
  const [isDownloading, setIsDownloading] = useState(false);

  const download = useCallback(
    async (path: string, fileName: string) => {
      setIsDownloading(true);
      try {
        const { data } = await get(path, { responseType: 'blob', headers: headersNow?.() });
        const link = document.createElement('a');
        link.href = URL.createObjectURL(data);
        link.download = fileName;
        link.click();
        URL.revokeObjectURL(link.href);
      } catch {
        toggleNotification({ type: 'danger', message: t('download.failed', { fileName }) });
      } finally {
        setIsDownloading(false);
      }
    },
    [get, headersNow, t, toggleNotification],
  );

  return { download, isDownloading };
};

import { useEffect, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

export type FileState =
  | { state: 'loading' }
  | { state: 'ready'; url: string }
  | { state: 'failed'; error: unknown };

/**
 * Fetches a file that needs the session and offers it under an address of this page, for a frame or an image.
 * The address is given back when the component goes away. `headersNow` as with `useDownload`.
 */
export const useFileFrom = (
  path: string,
  type: string,
  headersNow?: () => Record<string, string>,
): FileState => {
  const { get } = useFetchClient();
  const [file, setFile] = useState<FileState>({ state: 'loading' });

  useEffect(() => {
    let isCurrent = true;
    let url: string | undefined;
    setFile({ state: 'loading' });
    get(path, { responseType: 'blob', headers: headersNow?.() })
      .then(({ data }) => {
        if (isCurrent) {
          url = URL.createObjectURL(new Blob([data], { type }));
          setFile({ state: 'ready', url });
        }
      })
      .catch((error: unknown) => {
        if (isCurrent) {
          setFile({ state: 'failed', error });
        }
      });
    return () => {
      isCurrent = false;
      if (url) {
        URL.revokeObjectURL(url);
      }
    };
  }, [get, headersNow, path, type]);

  return file;
};

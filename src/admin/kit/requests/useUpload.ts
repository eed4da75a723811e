import { useCallback, useEffect, useRef, useState } from 'react';

import { useAuth, useFetchClient } from '@strapi/strapi/admin';

/** How far a file is on its way. */
export type UploadProgress = { sent: number; total: number; perSecond: number | null };

type Answer<Data> = { data?: Data; error?: unknown };

type Headers = Record<string, string>;
type Sending = { path: string; form: FormData; headers: Headers };

const noHeaders = (): Headers => ({});

/** The server may stand elsewhere than the panel; Strapi says where, though not in its types. */
const addressOf = (path: string): string =>
  `${(window.strapi as unknown as { backendURL: string }).backendURL}${path}`;

/** A refusal in the shape that the panel's own requests have. */
const errorOf = (request: XMLHttpRequest): unknown => {
  try {
    return (JSON.parse(request.responseText) as { error?: unknown }).error;
  } catch {
    // No JSON came: a proxy answered, or nobody.
    return { name: 'UnknownError', status: request.status || undefined };
  }
};

/**
 * Sends a file and says how far it is, which the panel's own client cannot. `path` is any cheap one of ours: it is
 * asked first, so that a log-in that has run out is renewed before a long upload and not after it. `headersNow` gives
 * further headers at the moment of a request; pass a constant function.
 */
export const useUpload = <Data>(cheapPath: string, headersNow: () => Headers = noHeaders) => {
  const { get } = useFetchClient();
  const token = useAuth('useUpload', (auth) => auth.token);
  const tokenNow = useRef(token);
  tokenNow.current = token;
  const request = useRef<XMLHttpRequest | null>(null);
  const [progress, setProgress] = useState<UploadProgress | null>(null);

  const send = useCallback(
    ({ path, form, headers }: Sending): Promise<Answer<Data>> =>
      new Promise((resolve) => {
        const startedAt = Date.now();
        const xhr = new XMLHttpRequest();
        request.current = xhr;
        xhr.upload.addEventListener('progress', ({ loaded, total }) => {
          const seconds = (Date.now() - startedAt) / 1000;
          setProgress({ sent: loaded, total, perSecond: seconds > 1 ? loaded / seconds : null });
        });
        xhr.addEventListener('load', () => {
          const isDone = xhr.status >= 200 && xhr.status < 300;
          resolve(
            isDone
              ? { data: (JSON.parse(xhr.responseText) as { data: Data }).data }
              : { error: errorOf(xhr) },
          );
        });
        xhr.addEventListener('error', () => resolve({ error: errorOf(xhr) }));
        xhr.addEventListener('abort', () => resolve({}));
        xhr.open('POST', addressOf(path));
        for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
        xhr.send(form);
      }),
    [],
  );

  const upload = useCallback(
    async (path: string, form: FormData): Promise<Answer<Data>> => {
      setProgress({ sent: 0, total: 0, perSecond: null });
      try {
        await get(cheapPath, { headers: headersNow() });
        // A renewed token is known after the next render.
        await new Promise((resolve) => setTimeout(resolve));
        const bearer = tokenNow.current;
        const headers = { ...headersNow(), ...(bearer && { Authorization: `Bearer ${bearer}` }) };
        return await send({ path, form, headers });
      } catch (error) {
        return { error };
      } finally {
        setProgress(null);
      }
    },
    [cheapPath, get, headersNow, send],
  );

  // A page that is left takes its upload with it: the half of a file is none.
  useEffect(() => () => request.current?.abort(), []);

  return { upload, progress, cancel: () => request.current?.abort() };
};

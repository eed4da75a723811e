import http from 'node:http';

type Headers = Record<string, string>;

/** Asks one server over one connection that stays open, as a browser or a site of a reseller does. */
export type HttpClient = {
  /** @throws Error when the answer is not 2xx. */
  get: (path: string, headers: Headers) => Promise<unknown>;
  /** @throws Error when the answer is not 2xx. */
  post: (path: string, body: unknown) => Promise<unknown>;
  close: () => void;
};

/** @param url where the server listens, without a slash at the end. */
export const createHttpClient = ({ url }: { url: string }): HttpClient => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  const send = (method: string, path: string, headers: Headers, body?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = http.request(`${url}${path}`, { agent, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const status = response.statusCode ?? 0;
          if (status < 200 || status > 299) {
            reject(new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`));
            return;
          }
          resolve(JSON.parse(text));
        });
      });
      request.on('error', reject);
      request.end(body);
    });

  return {
    get: (path, headers) => send('GET', path, headers),
    post: (path, body) =>
      send('POST', path, { 'Content-Type': 'application/json' }, JSON.stringify(body)),
    close: () => agent.destroy(),
  };
};

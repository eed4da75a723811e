import http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { TestApp } from '../../../support';

/** A request of a probe. */
export type Request = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
};

/** An answer. Without a status there was none in time. */
export type Answer = { status?: number; headers: string; body: string };

export type Client = { send: (request: Request) => Promise<Answer>; close: () => void };

/** An answer that takes longer holds a connection of the pool, which is a way to bring the house to a halt. */
const PATIENCE_MS = 20_000;

/** Speaks to an application over connections that stay open; that is twice as fast as one for each request. */
export const openClient = async ({ strapi }: TestApp): Promise<Client> => {
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  // Client and server are one process: while it thinks, the one would close what the other is about to use.
  httpServer.keepAliveTimeout = 0;
  const { port } = httpServer.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

  const send = ({ method, path, headers = {}, body }: Request): Promise<Answer> =>
    new Promise((resolve) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const type =
        payload === undefined
          ? {}
          : {
              'Content-Type': 'application/json',
              // A DELETE would be sent without, and its body taken for the next request.
              'Content-Length': String(Buffer.byteLength(payload)),
            };
      const request = http.request(
        { agent, port, host: '127.0.0.1', method, path, headers: { ...type, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          const end = () =>
            resolve({
              status: response.statusCode,
              headers: response.rawHeaders.join('\n'),
              body: Buffer.concat(parts).toString('utf8'),
            });
          response.on('end', end);
          response.on('error', end);
        },
      );
      request.setTimeout(PATIENCE_MS, () => request.destroy());
      request.on('error', () => resolve({ headers: '', body: '' }));
      request.end(payload);
    });

  return { send, close: () => agent.destroy() };
};

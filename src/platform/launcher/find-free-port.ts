import { createServer } from 'node:net';
import { LaunchError } from './launch-error';

const DEFAULT_PORT = 1337;
const TRIES = 50;

type Finding = { port: number } | { code: string };

const tryPort = ({ host, port }: { host: string; port: number }): Promise<Finding> =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? '' }));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const found = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve({ port: found }));
    });
  });

/** What the user typed, as far as npm tells. */
const npmCommand = (): string =>
  process.env.npm_lifecycle_event === 'demo' ? 'npm run demo' : 'npm start';

const parsePort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new LaunchError({
    code: 'port-invalid',
    message: `PORT=${text} is no port: start with a number up to 65535, for example PORT=8080 ${npmCommand()}.`,
  });
};

const explain = ({
  host,
  port,
  code,
}: {
  host: string;
  port: number;
  code: string;
}): LaunchError => {
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : DEFAULT_PORT;
    return new LaunchError({
      code: 'port-in-use',
      message: `Port ${port} is in use: stop the other program or start with PORT=${other} ${npmCommand()}.`,
    });
  }
  if (code === 'EACCES') {
    return new LaunchError({
      code: 'port-forbidden',
      message: `Port ${port} is for the system's own programs: start with a number above 1023, for example PORT=8080 ${npmCommand()}.`,
    });
  }
  return new LaunchError({
    code: 'host',
    message: `HOST=${host} is no address of this machine (${code}): start with HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for its network.`,
  });
};

/**
 * The port to listen on. `wanted` is what the user asked for (0 for any): it is that port or an
 * error. Without a wish it is 1337 or the next free one after it.
 * @throws LaunchError with a sentence for people.
 */
export const findFreePort = async ({
  host,
  wanted,
  preferred = DEFAULT_PORT,
}: {
  host: string;
  wanted?: string;
  preferred?: number;
}): Promise<number> => {
  if (wanted) {
    const port = parsePort(wanted);
    const finding = await tryPort({ host, port });
    if ('port' in finding) return finding.port;
    throw explain({ host, port, ...finding });
  }
  for (let port = preferred; port < preferred + TRIES; port += 1) {
    const finding = await tryPort({ host, port });
    if ('port' in finding) return finding.port;
    if (finding.code !== 'EADDRINUSE') throw explain({ host, port, ...finding });
  }
  throw explain({ host, port: preferred, code: 'EADDRINUSE' });
};

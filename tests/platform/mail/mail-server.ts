import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A message as it arrived: parsed, and as its lines. */
export type Arrived = { from: string; to: string[]; email: Email; raw: string };

/** A real mail server on a free port. */
export type MailServer = {
  url: string;
  arrived: Arrived[];
  /** The recipients that were named to it, also of mails that it refused. */
  asked: string[];
  stop: () => Promise<void>;
};

type Verdict = { code: number; text: string } | undefined;

type Options = {
  /** A port that must be the same as before; a free one unless said. */
  port?: number;
  /** What it says to a recipient; undefined is yes. */
  onRecipient?: (address: string) => Verdict;
  /** What it says to a message, which it keeps when it says yes. Awaited before it answers. */
  onMessage?: (message: Arrived) => Verdict | Promise<Verdict>;
} & Pick<SMTPServerOptions, 'onAuth'>;

const refusal = ({ code, text }: { code: number; text: string }): Error =>
  Object.assign(new Error(text), { responseCode: code });

const bytesOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

/** Starts a mail server that takes what `onRecipient` and `onMessage` let through. */
export const startMailServer = async ({
  port = 0,
  onRecipient,
  onMessage,
  onAuth,
}: Options = {}): Promise<MailServer> => {
  const arrived: Arrived[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    // No certificate that anybody would trust, and no login unless the test has one.
    disabledCommands: onAuth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onAuth,
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address);
      const verdict = onRecipient?.(address);
      done(verdict && refusal(verdict));
    },
    onData: (stream, { envelope }, done) => {
      const take = async (): Promise<Verdict> => {
        const bytes = await bytesOf(stream);
        const message: Arrived = {
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          email: await PostalMime.parse(bytes),
          raw: bytes.toString('utf8'),
        };
        const verdict = await onMessage?.(message);
        if (!verdict) arrived.push(message);
        return verdict;
      };
      take().then((verdict) => done(verdict && refusal(verdict)), done);
    },
  });
  // A client that is killed in the middle of a mail is part of the tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${at}`,
    arrived,
    asked,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

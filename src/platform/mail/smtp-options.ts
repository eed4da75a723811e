import type SMTPTransport from 'nodemailer/lib/smtp-transport';

const DEFAULT_PORT = { 'smtp:': 587, 'smtps:': 465 } as const;

/** A server that does not answer must not hold up the mails behind it. */
const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const refuse = (): never => {
  // The address holds a password, so it is not repeated here.
  throw new Error(
    'SMTP_URL must look like smtp://user:password@mail.example.com:587 or smtps://user:password@mail.example.com. Special characters in user and password are written in percent form, such as %40 for @.',
  );
};

const parse = (address: string): URL => {
  try {
    return new URL(address);
  } catch {
    return refuse();
  }
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse();
  }
};

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/**
 * The mail server of an SMTP_URL, as nodemailer takes it. `smtps` is TLS from the start (port 465 unless said); `smtp`
 * (port 587 unless said) switches to TLS when the server offers it, and has to before a password goes over a network.
 * @throws Error in one sentence, without the address, when it cannot be understood.
 */
export const smtpOptions = (address: string): SMTPTransport.Options => {
  const { protocol, hostname, port, username, password } = parse(address);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return refuse();
  if (!hostname) return refuse();
  const isSecure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : DEFAULT_PORT[protocol],
    secure: isSecure,
    ...(username && { auth: { user: decode(username), pass: decode(password) } }),
    requireTLS: Boolean(username) && !isSecure && !isThisMachine(hostname),
    ...TIMEOUTS_MS,
  };
};

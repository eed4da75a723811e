import { readFailure } from '../../../src/platform/mail/failure';
import { isHeaderText, isMailAddress } from '../../../src/platform/mail/header-text';
import { pauseMs } from '../../../src/platform/mail/record-outcome';
import { hideSecrets, showSecrets } from '../../../src/platform/mail/secrets';
import { smtpOptions } from '../../../src/platform/mail/smtp-options';

describe('an SMTP_URL', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: false }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false }],
    [
      'smtp://a%40b:p%2F%3A%40%25@mail.example:2525',
      { port: 2525, requireTLS: true, auth: { user: 'a@b', pass: 'p/:@%' } },
    ],
    // A password goes over a network only when it is encrypted; on the same machine there is no network.
    ['smtp://u:p@127.0.0.1:25', { host: '127.0.0.1', requireTLS: false }],
    ['smtp://u:p@[::1]:25', { host: '::1', requireTLS: false }],
    ['smtps://u:p@mail.example', { secure: true, requireTLS: false }],
  ])('%s is understood', (url, options) => {
    expect(smtpOptions(url)).toMatchObject(options);
  });

  it.each(['mail.example', 'https://mail.example', 'smtp://', 'smtp://u:%zz@mail.example', 'x'])(
    '%s is refused',
    (url) => {
      expect(() => smtpOptions(url)).toThrow(/^SMTP_URL must look like/);
    },
  );
});

describe('a text for the head of a mail', () => {
  it.each(['', 'A', 'Müller & Söhne', '📬 É\u0301', 'a "b", c <d>'])('%j is one', (text) => {
    expect(isHeaderText(text)).toBe(true);
  });
  it.each(['a\r\nb', 'a\nb', 'a\rb', 'a\0b', 'a\tb', 'a\u007Fb', 'a\u0085b', 'a\u2029b'])(
    '%j is none',
    (text) => {
      expect(isHeaderText(text)).toBe(false);
    },
  );
});

describe('an address', () => {
  it.each(['a@b.example', "o'neill+bills@b-c.co.uk", 'müller@bücher.example'])('%s', (text) => {
    expect(isMailAddress(text)).toBe(true);
  });
  it.each([
    ...[
      '',
      'a',
      '@b.example',
      'a@',
      'a@b',
      'a@b.',
      'a@@b.example',
      'a@b@c.example',
      'a b@c.example',
    ],
    ...[
      'a@b.example,c@d.example',
      'A <a@b.example>',
      'a@b.example\n',
      'a@[127.0.0.1]',
      '"a"@b.example',
    ],
    `${'a'.repeat(250)}@b.example`,
  ])('%j is none', (text) => {
    expect(isMailAddress(text)).toBe(false);
  });
});

describe('secrets', () => {
  const secrets = ['$&-first-secret-token'.replace('&', '_'), 'second-secret-token'];
  const bodies = {
    text: `${secrets[0]} and ${secrets[1]}, ${secrets[0]}`,
    html: `<b>${secrets[1]}</b>`,
  };

  it('are replaced wherever they stand, and put back', () => {
    const hidden = hideSecrets({ bodies, secrets });
    expect(hidden).toEqual({
      text: '«hidden 1» and «hidden 2», «hidden 1»',
      html: '<b>«hidden 2»</b>',
    });
    expect(showSecrets({ bodies: hidden, secrets })).toEqual(bodies);
  });

  it('must stand in the mail, be long, and be the same in HTML', () => {
    const hide = (secret: string) => hideSecrets({ bodies, secrets: [secret] });
    expect(() => hide('a-token-that-is-not-there')).toThrow('does not stand in');
    expect(() => hide('short')).toThrow('at least 16');
    expect(() => hide('https://x.example/?a=1&b=2')).toThrow('pass the token');
  });
});

it('pauses grow from five seconds to an hour', () => {
  expect([1, 2, 3, 4, 10, 11, 100].map(pauseMs)).toEqual([
    ...[5_000, 10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000],
  ]);
});

describe('what went wrong', () => {
  const error = (properties: object, message = 'x') =>
    Object.assign(new Error(message), properties);
  it.each([
    [
      { command: 'RCPT TO', responseCode: 550, response: '550 no\r\n550 really' },
      true,
      '550 no 550 really',
    ],
    [{ command: 'MAIL FROM', responseCode: 553, response: '553 no' }, true, 'sender address'],
    [{ command: 'DATA', responseCode: 554, response: '554 spam' }, true, 'refused the e-mail'],
    [{ command: 'DATA', responseCode: 451, response: '451 wait' }, false, 'try again later'],
    [
      { command: 'MAIL FROM', responseCode: 530, response: '530 login' },
      false,
      'login of SMTP_URL',
    ],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, false, 'login of SMTP_URL'],
    [{ command: 'CONN', responseCode: 554, response: '554 no' }, false, 'refused to talk'],
    [{ code: 'EENVELOPE' }, true, 'cannot be sent as it is'],
    [{ code: 'ETIMEDOUT' }, false, 'did not answer in time'],
    [{ code: 'EDNS' }, false, 'name of the mail server'],
    [{ code: 'ETLS' }, false, 'encrypted connection'],
    [{ code: 'ESOCKET' }, false, 'could not be reached'],
  ])('%j', (properties, isPermanent, words) => {
    const failure = readFailure(error(properties));
    expect(failure.isPermanent).toBe(isPermanent);
    expect(failure.reason).toContain(words);
  });

  it('knows a certificate that nobody signed', () => {
    const failure = readFailure(error({ code: 'ESOCKET' }, 'self-signed certificate'));
    expect(failure).toEqual({
      isPermanent: false,
      reason: 'The certificate of the mail server is not trusted.',
    });
  });
});

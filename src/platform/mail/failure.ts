/** What nodemailer tells about a mail that was not sent. */
type SmtpError = Error & {
  /** Such as `EAUTH`, `ECONNECTION`, `ETIMEDOUT`. */
  code?: string;
  /** What was said to the server when it refused, such as `RCPT TO`. */
  command?: string;
  response?: string;
  responseCode?: number;
};

/** Why a mail was not sent: in words for people, and whether trying again is of no use. */
export type MailFailure = { reason: string; isPermanent: boolean };

const LONGEST_REPLY = 300;

/** The commands that are about this mail and not about the server or our login. */
const ABOUT_THIS_MAIL: Record<string, string> = {
  'MAIL FROM': 'The mail server refused the sender address',
  'RCPT TO': 'The mail server refused the recipient',
  DATA: 'The mail server refused the e-mail',
};

/** Codes that ask for a login, whatever they were the answer to. */
const ABOUT_LOGIN = [530, 534, 535, 538];

const CERTIFICATE = /certificate|altnames|self.signed/i;

const replyOf = ({ response, responseCode }: SmtpError): string => {
  const oneLine = (response ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const reply = oneLine.slice(0, LONGEST_REPLY) || String(responseCode ?? '');
  return reply ? ` Its reply: ${reply}` : '';
};

const connectionReason = (error: SmtpError): string => {
  if (CERTIFICATE.test(error.message)) return 'The certificate of the mail server is not trusted.';
  if (error.code === 'ETLS') return 'The mail server does not offer an encrypted connection.';
  if (error.code === 'ETIMEDOUT') return 'The mail server did not answer in time.';
  if (error.code === 'EDNS') return 'The name of the mail server is not known.';
  return 'The mail server could not be reached, or it broke off.';
};

/**
 * Reads what went wrong with an attempt. A 5xx about the sender, the recipient or the mail is final. A 4xx, a network
 * that is down, and whatever is wrong between the server and us (login, certificate) may be better later.
 */
export const readFailure = (error: unknown): MailFailure => {
  const failure: SmtpError = error instanceof Error ? error : new Error(String(error));
  const { code, command = '', responseCode = 0 } = failure;
  const reply = replyOf(failure);
  if (code === 'EAUTH' || ABOUT_LOGIN.includes(responseCode)) {
    return {
      isPermanent: false,
      reason: `The mail server did not accept the login of SMTP_URL.${reply}`,
    };
  }
  const refused = ABOUT_THIS_MAIL[command];
  if (refused && responseCode >= 500) return { isPermanent: true, reason: `${refused}.${reply}` };
  if (responseCode >= 500) {
    return { isPermanent: false, reason: `The mail server refused to talk to us.${reply}` };
  }
  if (responseCode >= 400) {
    return { isPermanent: false, reason: `The mail server said to try again later.${reply}` };
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return { isPermanent: true, reason: `The e-mail cannot be sent as it is: ${failure.message}` };
  }
  return { isPermanent: false, reason: connectionReason(failure) };
};

/** What a mail says, as paragraphs: the same words in plain text and in HTML. */
export type MailBody = {
  greeting: string;
  paragraphs: string[];
  /** A button in HTML, a line of its own in plain text. */
  link?: { label: string; url: string };
  /** After the link. */
  closing: string[];
  signature: string;
};

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escape(text)}</p>`;

const button = ({ label, url }: NonNullable<MailBody['link']>): string =>
  `<p style="margin:24px 0"><a href="${escape(url)}" style="background:#1f3a5f;color:#ffffff;padding:12px 20px;border-radius:4px;text-decoration:none;display:inline-block">${escape(label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#555555">If the button does nothing, copy this into your browser:<br>${escape(url)}</p>`;

/** A mail as plain text. */
export const asText = ({ greeting, paragraphs, link, closing, signature }: MailBody): string =>
  [
    greeting,
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...closing,
    signature,
  ].join('\n\n');

/** The same as HTML, readable in every mail program: no pictures, nothing fetched from anywhere. */
export const asHtml = ({ greeting, paragraphs, link, closing, signature }: MailBody): string =>
  `<!doctype html>
<html lang="en">
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 Arial,Helvetica,sans-serif">
<div style="max-width:560px">
${[greeting, ...paragraphs].map(paragraph).join('\n')}
${link ? button(link) : ''}
${[...closing, signature].map(paragraph).join('\n')}
</div>
</body>
</html>`;

/** As charge-lines.ts calls the credit of a service. */
const IS_CREDIT = /, credit( \(\d+ of \d+ days\))?$/;

/** What usage-lines.ts writes behind the name of a line: how many, and of what. */
const COUNT = /: \d+ [a-z]/;
const NOUN = /^: \d+ ([a-z]+)/;

/**
 * The name of a line without its count; a line of messages or events has theirs behind it, for it may stand beside one of
 * calls that is called the same.
 */
const nameOf = (description: string): string => {
  const at = description.search(COUNT);
  if (at < 0) return description.split(': ')[0] ?? '';
  const name = description.slice(0, at);
  const noun = NOUN.exec(description.slice(at))?.[1]?.replace(/s$/, '') ?? '';
  return noun === 'call' ? name : `${name}:${noun}`;
};

/**
 * Names a line of a bill in a way that is the same when the bill is made anew: by the service and the first day of a charge,
 * or of a credit, which may stand beside the charge of the same days; else by what it is called. The count of a usage line
 * is no part of its name, for late calls change it. `billing.line_key` says the same in SQL.
 */
export const lineKeyOf = (line: {
  section: string;
  subscriptionId: number | string | null;
  periodFrom: string | null;
  description: string;
}): string => {
  const { section, subscriptionId, periodFrom, description } = line;
  if (section !== 'usage' && subscriptionId !== null) {
    const credit = IS_CREDIT.test(description) ? ':credit' : '';
    return `${section}:${subscriptionId}:${periodFrom ?? ''}${credit}`;
  }
  // What is charged once has no count to leave out, and its words are a person's: all of them tell it from others.
  const name = section === 'one-off' ? description : nameOf(description);
  return `${section}:${subscriptionId ?? ''}:${name}`;
};

/** The name of a line of a bill, which bears a number where several would be called the same (amend-lines.ts). */
export const nameOfLine = ({
  explanation,
  ...line
}: Parameters<typeof lineKeyOf>[0] & {
  explanation: { facts?: Readonly<Record<string, unknown>> } | null;
}): string => {
  const own = explanation?.facts?.lineKey;
  return typeof own === 'string' ? own : lineKeyOf(line);
};

import { DemoError } from './demo-error';

export type DemoOptions = {
  /** End when the month is billed, instead of serving. */
  exit: boolean;
};

/** Reads the arguments of `npm run demo --`. @throws DemoError for one that is not known. */
export const readOptions = (args: readonly string[]): DemoOptions => {
  const unknown = args.find((arg) => arg !== '--exit');
  if (unknown !== undefined) {
    throw new DemoError(`"${unknown}" is not an option of the demo; there is only --exit.`);
  }
  return { exit: args.includes('--exit') };
};

/** Where the lines go: the standard output, or a list in tests. */
export type ProgressOutput = { isTTY?: boolean; columns?: number; write(text: string): unknown };

/** Tells what a phase has done so far, or in all. */
export type Report = (text: string) => void;

/** Shows the phases of a long job, one line each, and remembers how long each took. */
export type Progress = {
  /** Runs a phase: `work` reports as it goes and returns what is to be seen at the end. */
  phase(title: string, work: (report: Report) => Promise<string>): Promise<void>;
  /** Seconds of each phase so far, by title. */
  seconds(): Record<string, number>;
};

const TITLE_WIDTH = 18;
const CLEAR_LINE = '\r\x1b[2K';
/** Where nobody watches, a line now and then is enough to see that it lives. */
const PLAIN_LINE_EVERY_MS = 10_000;

const secondsBetween = (from: number, to: number): number => Math.round((to - from) / 100) / 10;

/**
 * Makes a progress display. On a terminal the line of a phase is rewritten as it goes; elsewhere
 * each phase is a plain line when it ends, long ones some before.
 *
 * @param clock milliseconds from any start.
 */
export const createProgress = (input: {
  output: ProgressOutput;
  clock: () => number;
}): Progress => {
  const { output, clock } = input;
  const taken: Record<string, number> = {};
  const line = (mark: string, title: string, text: string): string =>
    `${mark} ${title.padEnd(TITLE_WIDTH)} ${text}`.trimEnd();

  const live = (text: string): void => {
    // A line that wraps could not be taken back.
    output.write(CLEAR_LINE + text.slice(0, (output.columns ?? 80) - 1));
  };

  return {
    phase: async (title, work) => {
      const start = clock();
      let lastPlain = start;
      const report: Report = (text) => {
        if (output.isTTY) live(line('-', title, text));
        else if (clock() - lastPlain >= PLAIN_LINE_EVERY_MS) {
          lastPlain = clock();
          output.write(`${line('-', title, text)}\n`);
        }
      };
      report('...');
      const text = await work(report);
      const seconds = secondsBetween(start, clock());
      taken[title] = seconds;
      const done = `${line('+', title, text)} (${seconds.toFixed(1)} s)`;
      output.write(output.isTTY ? `${CLEAR_LINE}${done}\n` : `${done}\n`);
    },
    seconds: () => ({ ...taken }),
  };
};

/** How many a second, for people: '1,204/s', '8.3/s'. */
export const rateText = (input: { count: number; ms: number }): string => {
  const perSecond = input.ms > 0 ? (input.count * 1000) / input.ms : 0;
  return `${countText(perSecond >= 20 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10)}/s`;
};

/** A count for people: '60,000'. */
export const countText = (count: number): string => count.toLocaleString('en-GB');

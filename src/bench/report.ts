import os from 'node:os';

/** What a bench measured: ours and its baseline in the same unit and the same run. */
export type BenchResult = {
  bench: string;
  unit: string;
  ours: number;
  baseline: number;
  n: number;
  /** The median of both, where the figures are percentiles. */
  p50?: { ours: number; baseline: number };
  /** The most memory that a process of ours held, in MiB. */
  memoryMiB?: number;
};

/** The most memory that this process held so far, in MiB. */
export const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Wall time of a piece of work, in seconds. */
export const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

/** The machine in a few words and its load of the last minute, so that a figure is never read without them. */
export const machine = (): string => {
  const [load = 0] = os.loadavg();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.cpus().length} cores, ${memory} GiB, Node ${process.versions.node}, load ${load.toFixed(1)}`;
};

/** Prints a result for people, or as one JSON object a line. */
export const report = (result: BenchResult, { json }: { json: boolean }): void => {
  const ratio = Math.round((result.ours / result.baseline) * 1000) / 1000;
  if (json) {
    console.log(JSON.stringify({ ...result, ratio, machine: machine() }));
    return;
  }
  const format = new Intl.NumberFormat('en-GB');
  const { p50, memoryMiB } = result;
  const median = p50 ? `, p50 ${format.format(p50.ours)} and ${format.format(p50.baseline)}` : '';
  const memory = memoryMiB ? `, at most ${format.format(memoryMiB)} MiB a process` : '';
  console.log(
    `${result.bench}: ours ${format.format(result.ours)} ${result.unit}, baseline ${format.format(result.baseline)}, ` +
      `ratio ${ratio}${median}${memory} (n = ${format.format(result.n)}; ${machine()})`,
  );
};

import type { EmbeddedPostgres } from '../../src/platform/postgres';

let kept: EmbeddedPostgres | undefined;

/** Remembers the test server between global set-up and tear-down, which share a process. */
export const keepServer = (server: EmbeddedPostgres): void => {
  kept = server;
};

/** Ends this run's use of the test server; the last run to end stops it. */
export const leaveServer = async (): Promise<void> => {
  await kept?.stop();
  kept = undefined;
};

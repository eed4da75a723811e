/** A browser that can be started: where it is and what it needs in its environment. */
export type BrowserProgram = {
  /** For messages: where it comes from. */
  origin: 'PUPPETEER_EXECUTABLE_PATH' | 'installed' | 'bundled';
  executablePath: string;
  /** The whole environment of the process; none of the application's secrets are in it. */
  env: Record<string, string>;
  /** Whether it is chrome-headless-shell, which has no window code at all. */
  isShell: boolean;
};

/** What every browser process gets: enough to find its libraries and fonts, nothing of ours. */
export const baseEnvironment = (home: string): Record<string, string> => {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // A service user's home is often missing or read-only, and Chromium insists on writing there.
  return { ...Object.fromEntries(kept), HOME: home };
};

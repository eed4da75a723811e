type Listener = (...given: unknown[]) => void;

const listeners = (): Map<string | symbol, Listener[]> =>
  new Map(
    process.eventNames().map((name) => [name, process.rawListeners(name as string) as Listener[]]),
  );

/**
 * Remembers who listens to the process. The function that it returns runs work that removes all listeners, as the end of
 * Strapi does, and sees to it that those removed are the ones that came since: the worker of Jest hears by one of the
 * others what to do next.
 */
export const keepListeners = (): ((work: () => Promise<unknown>) => Promise<void>) => {
  const before = listeners();
  return async (work) => {
    const { removeAllListeners } = process;
    process.removeAllListeners = () => process;
    try {
      await work();
    } finally {
      process.removeAllListeners = removeAllListeners;
      for (const [name, present] of listeners()) {
        for (const listener of present) {
          if (!before.get(name)?.includes(listener)) process.off(name, listener);
        }
      }
    }
  };
};

/**
 * Runs a job for each item, at most `limit` at a time. After a failure no further ones are started; the first error
 * is thrown once those under way have ended.
 */
export const inParallel = async <T>({
  items,
  limit,
  job,
}: {
  items: T[];
  limit: number;
  job: (item: T) => Promise<void>;
}): Promise<void> => {
  const failures: unknown[] = [];
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (failures.length > 0) return;
      try {
        await job(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
};

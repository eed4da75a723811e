import { problem, type Problem } from '../../../../../src/platform/errors';

type Limits = {
  /** How many at the same time for one reseller. */
  atOnce: number;
  /** How many more may wait for their turn. */
  mostWaiting: number;
  /** How long one waits, in milliseconds. */
  patienceMs: number;
};

/** Does something for a reseller when it is its turn. */
export type TakeTurn = <T>(resellerId: number, fn: () => Promise<T>) => Promise<T>;

type Queue = { running: number; waiting: (() => void)[] };

const tooManyRequests = (): Problem =>
  problem({
    status: 429,
    code: 'too-many-requests',
    message: 'Too many requests of your reseller came at once.',
    whatToDo: 'Wait a little and try again, with fewer at the same time.',
  });

const waitForTurn = (queue: Queue, { mostWaiting, patienceMs }: Limits): Promise<void> => {
  if (queue.waiting.length >= mostWaiting) return Promise.reject(tooManyRequests());
  return new Promise((resolve, reject) => {
    const begin = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      queue.waiting = queue.waiting.filter((other) => other !== begin);
      reject(tooManyRequests());
    }, patienceMs);
    queue.waiting.push(begin);
  });
};

/**
 * Makes the requests of one reseller take turns. Each holds a connection of the pool to its end, so that one who sends
 * many slow ones would else stop everybody. Who waits holds none.
 * @throws problem 429 `too-many-requests` when too many wait, or for too long; what `fn` throws.
 */
export const createTurns = (limits: Limits): TakeTurn => {
  const queues = new Map<number, Queue>();

  const begin = async (queue: Queue): Promise<void> => {
    if (queue.running >= limits.atOnce) {
      // Who went before hands his place on, so it stays counted.
      await waitForTurn(queue, limits);
      return;
    }
    queue.running += 1;
  };

  const end = (resellerId: number, queue: Queue): void => {
    const next = queue.waiting.shift();
    if (next) return next();
    queue.running -= 1;
    if (queue.running === 0) queues.delete(resellerId);
  };

  return async (resellerId, fn) => {
    const queue = queues.get(resellerId) ?? { running: 0, waiting: [] };
    queues.set(resellerId, queue);
    await begin(queue);
    try {
      return await fn();
    } finally {
      end(resellerId, queue);
    }
  };
};

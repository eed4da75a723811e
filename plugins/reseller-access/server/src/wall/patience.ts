import { problem, type Problem } from '../../../../../src/platform/errors';

const tookTooLong = (): Problem =>
  problem({
    status: 503,
    code: 'took-too-long',
    message: 'This took too long and was stopped. Nothing was changed.',
    whatToDo: 'Try again, or ask for less at once.',
  });

/**
 * What something comes to, if it does so in time. A handler that never ends (Strapi's validation is one, when a query
 * in it fails) would else hold its connection for ever, and a few dozen of them stop everybody.
 * @throws problem 503 `took-too-long`; what `promise` throws.
 */
export const inTime = async <T>(promise: Promise<T>, patienceMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tookTooLong()), patienceMs);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

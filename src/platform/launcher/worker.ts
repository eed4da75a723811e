import { launch, runOrExplain } from './launch';

const AN_HOUR_MS = 3_600_000;

/** `npm run worker`: works on background jobs beside `npm start`; any number of them may run. */
void runOrExplain(async () => {
  process.env.BILLWRIGHT_PROCESS = 'billwright-worker';
  process.env.BILLWRIGHT_WORKER = 'inline';
  await launch({ appDir: process.cwd(), role: 'worker' });
  // Nothing listens here, so nothing else would keep the process alive while the queue is quiet.
  setInterval(() => undefined, AN_HOUR_MS);
  console.log('The Billwright worker is ready (Ctrl-C to stop).');
});

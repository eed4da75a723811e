import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { appDir, bootStrapi, distDir, type TestApp } from '../../support';
import { testEnvironment } from '../../support/environment';
import { startMailServer, type Arrived, type MailServer } from './mail-server';
import { queue, setSender, someEmail, waitForState } from './outgoing';

/** Three processes boot, on a machine that may be busy with other tests. */
const PATIENCE_MS = 180_000;

const children = new Set<ChildProcess>();

const startWorker = async (
  { databaseUrl }: TestApp,
  { url: smtpUrl }: MailServer,
): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'child-worker.cjs'), appDir, distDir],
    {
      env: { ...process.env, ...testEnvironment({ databaseUrl, worker: 'inline', smtpUrl }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.add(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('up') && resolve());
    child.on('exit', (code) => reject(new Error(`The worker ended with ${code}`)));
  });
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

let app: TestApp;
let server: MailServer;
const taken: Arrived[] = [];
/** What happens when the server has a mail and has not yet said so. */
let beforeReply = async (): Promise<void> => undefined;

beforeAll(async () => {
  server = await startMailServer({
    onMessage: async (message) => {
      taken.push(message);
      await beforeReply();
      return undefined;
    },
  });
  app = await bootStrapi();
  await setSender(app);
});
afterAll(async () => {
  for (const child of children) await kill(child);
  await app.destroy();
  await server.stop();
});

it(
  'two workers send each mail once; one killed in the middle of a mail is stood in for',
  async () => {
    const [first, second] = await Promise.all([startWorker(app, server), startWorker(app, server)]);
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) ids.push((await queue(app, someEmail())).id);
    for (const id of ids) await waitForState(app, id, 'sent');
    expect(taken).toHaveLength(40);
    expect(new Set(taken.map(({ email }) => email.messageId)).size).toBe(40);

    await kill(second);
    taken.length = 0;
    // The server has the mail and will deliver it; whoever sent it never hears so.
    beforeReply = () => (taken.length === 1 ? kill(first) : Promise.resolve());
    const { id } = await queue(app, someEmail());
    while (taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await startWorker(app, server);
    const row = await waitForState(app, id, 'sent');
    expect(taken.map(({ email }) => email.messageId)).toEqual([row.message_id, row.message_id]);
  },
  PATIENCE_MS,
);

import { launch, runOrExplain } from './launch';

/** `npm start`: the web application, with a worker inside unless BILLWRIGHT_WORKER=off. */
void runOrExplain(async () => {
  const { url } = await launch({ appDir: process.cwd(), role: 'web' });
  console.log(`Billwright is ready at ${url}/admin (Ctrl-C to stop).`);
});

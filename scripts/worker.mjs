// npm run worker: one more process that works on background jobs.
import { inRoot } from './lib/checkout.mjs';
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { importCompiled, main } from './lib/main.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: false });
  await importCompiled(inRoot('dist', 'src', 'platform', 'launcher', 'worker.js'));
});

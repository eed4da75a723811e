// npm start: the web application, from a fresh clone if need be.
import { inRoot } from './lib/checkout.mjs';
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { importCompiled, main } from './lib/main.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: true });
  await importCompiled(inRoot('dist', 'src', 'platform', 'launcher', 'start.js'));
});

// npm run demo [-- options]: a bureau in full work to look at, from a fresh clone if need be.
import { inRoot } from './lib/checkout.mjs';
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { importCompiled, main } from './lib/main.mjs';

// The demo says itself what it does; Strapi's own lines would bury it.
process.env.BILLWRIGHT_LOG_LEVEL ??= 'warn';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: true });
  await importCompiled(inRoot('dist', 'src', 'demo', 'run.js'));
});

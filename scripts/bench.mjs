// npm run bench -- <name> [--json]: measures ours and its baseline in one run.
import { inRoot } from './lib/checkout.mjs';
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { importCompiled, main } from './lib/main.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: false });
  await importCompiled(inRoot('dist', 'src', 'bench', 'run.js'));
});

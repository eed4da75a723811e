// npm run build: packages, server and admin panel, as far as they are not up to date.
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { main } from './lib/main.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: true });
  console.log('Everything is built.');
});

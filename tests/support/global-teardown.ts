import { rmSync } from 'node:fs';
import { leaveServer } from './server';

/** After all tests: let go of the test database, and of what tests left in their temporary folders. */
export default async function globalTeardown(): Promise<void> {
  await leaveServer();
  rmSync(process.env.BILLWRIGHT_TEST_TMP ?? '', { recursive: true, force: true });
}

import { leaveServer } from './server';

/** After all tests: let go of the test database. */
export default async function globalTeardown(): Promise<void> {
  await leaveServer();
}

import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '../../src/platform/postgres';

/** A database of its own for one test file. */
export type TestDatabase = { url: string; drop: () => Promise<void> };

const required = (name: string): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run this file with jest, whose global set-up makes the database`,
    );
  return value;
};

/**
 * Makes a database on the test server: a copy of the booted template, or an empty one with `empty: true`.
 * The name carries the process id, so that a later run can sweep up after a killed one.
 */
export const createTestDatabase = async ({
  empty = false,
}: { empty?: boolean } = {}): Promise<TestDatabase> => {
  const server = required('BILLWRIGHT_TEST_SERVER');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const template = empty ? undefined : required('BILLWRIGHT_TEST_TEMPLATE');
  const url = await createDatabase({ url: server, name, template });
  return { url, drop: () => dropDatabase({ url: server, name }) };
};

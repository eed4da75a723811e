/**
 * Tests run in the context of the worker itself, not in one of their own, so that the compiled application
 * and Strapi can be loaded by Node, once a worker for all its test files: that costs five seconds, and every file that
 * boots would pay them again. What a file defines in a registry of the application stays for the files after it.
 */
const { chmodSync, mkdtempSync } = require('node:fs');
const path = require('node:path');
const SingleContextEnvironment = require('jest-environment-node-single-context');

/** Node's own require, which the code of a test does not see. */
globalThis.requireOnce = require;

// The body parser asks once where temporary files go; this worker's are not those of the other.
process.env.TMPDIR = mkdtempSync(path.join(process.env.BILLWRIGHT_TEST_TMP, 'worker-'));
// Others may enter it as they may the usual one: PostgreSQL runs as a user of its own.
chmodSync(process.env.TMPDIR, 0o755);

module.exports = class OneContext extends SingleContextEnvironment {
  async setup() {
    await super.setup();
    this.environmentBefore = { ...process.env };
  }

  /** What a file set in the environment is not there for the next. */
  async teardown() {
    for (const name of Object.keys(process.env)) {
      if (!(name in this.environmentBefore)) delete process.env[name];
    }
    Object.assign(process.env, this.environmentBefore);
    await super.teardown();
  }
};

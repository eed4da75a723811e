// npm test: lint, types and all tests; npm test -- <jest arguments>: those tests only.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inRoot } from './lib/checkout.mjs';
import { ensureBuilt, ensureInstalled } from './lib/ensure.mjs';
import { main } from './lib/main.mjs';
import { runNode, runNpm, secondsSince } from './lib/run.mjs';

const resultFile = inRoot('.data', 'jest.json');
const args = process.argv.slice(2);

/** Runs one of package.json's checks; its output is shown only if it fails. */
const check = async (script) => {
  const start = Date.now();
  const { exitCode, output } = await runNpm({ args: ['run', '--silent', script], isQuiet: true });
  if (exitCode !== 0) console.error(output);
  console.log(`${script}: ${exitCode === 0 ? 'passed' : 'FAILED'} in ${secondsSince(start)}`);
  return exitCode === 0;
};

const runJest = async () => {
  rmSync(resultFile, { force: true });
  const { exitCode } = await runNode({
    args: [
      inRoot('node_modules', 'jest', 'bin', 'jest.js'),
      '--json',
      `--outputFile=${resultFile}`,
      ...args,
    ],
  });
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : {};
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = result;
  // A file that does not even load has no failed tests, but it has failed.
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return {
    exitCode,
    passed: numPassedTests,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
  };
};

/** Only tests in a browser look at the admin panel, and building it takes half a minute. */
const needsPanel = () => {
  const paths = args.filter((argument) => !argument.startsWith('-'));
  return paths.length === 0 || paths.some((name) => name.includes('browser'));
};

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ admin: needsPanel() });
  const checks = args.length === 0 ? await Promise.all([check('lint'), check('typecheck')]) : [];
  const jest = await runJest();
  const failedChecks = checks.filter((isPassed) => !isPassed).length;
  console.log(`${jest.passed} passed, ${jest.failed + failedChecks} failed`);
  process.exitCode = jest.exitCode || (failedChecks > 0 ? 1 : 0);
});

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './checkout.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the checkout to its end. A signal is passed on, and ends us when the program
 * has ended.
 * @param {{ file: string, args: string[], env?: NodeJS.ProcessEnv, isQuiet?: boolean }} options
 *   isQuiet keeps its output back, to be shown by the caller if it fails.
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
export const run = ({ file, args, env = process.env, isQuiet = false }) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env,
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm is a batch file there.
      shell: process.platform === 'win32' && !file.endsWith('.exe'),
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);

    let received;
    const passOn = (signal) => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, passOn);
    const finish = (settle) => {
      for (const signal of SIGNALS) process.removeListener(signal, passOn);
      if (received) process.exit(128 + constants.signals[received]);
      settle();
    };
    child.on('error', (error) => finish(() => reject(error)));
    child.on('close', (code) => finish(() => resolve({ exitCode: code ?? 1, output })));
  });

/** Runs a JavaScript file with the Node that runs us. */
export const runNode = ({ args, ...options }) => run({ file: process.execPath, args, ...options });

/** Runs npm, the one that started us if any. */
export const runNpm = ({ args, ...options }) => {
  const { npm_execpath: npm } = process.env;
  return npm?.endsWith('npm-cli.js')
    ? runNode({ args: [npm, ...args], ...options })
    : run({ file: 'npm', args, ...options });
};

/** Seconds since `start` (of Date.now) for people. */
export const secondsSince = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

import { spawn } from 'node:child_process';
import { runAs, type ServerUser } from './server-user';

/**
 * The environment of PostgreSQL's programs: nothing of ours. The application's secrets have no
 * business there, and PG* variables of the user would point them somewhere else.
 */
export const programEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
};

/** Runs one of PostgreSQL's programs to its end; `output` is all that it printed. */
export const runProgram = ({
  file,
  args,
  user,
}: {
  file: string;
  args: string[];
  user: ServerUser | undefined;
}): Promise<{ exitCode: number; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...runAs(user),
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });

/** The line that says why: the last with a severity, else the last of all. */
export const lastTellingLine = (output: string): string => {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const isTelling = (line: string) => /(FATAL|PANIC|ERROR|error|could not)/.test(line);
  const line = lines.filter(isTelling).at(-1) ?? lines.at(-1) ?? 'it said nothing';
  return line.replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, '').trim();
};

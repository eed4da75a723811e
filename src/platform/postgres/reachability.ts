import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { runAs, type ServerUser } from './server-user';

/**
 * Whether `user` can enter and write the folder. Asked by trying, as that user: permission bits
 * alone miss access lists, mount options and security modules.
 */
export const canUseFolder = ({ folder, user }: { folder: string; user: ServerUser }): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], {
    ...runAs(user),
    cwd: '/',
    stdio: 'ignore',
  }).status === 0;

const canEnter = ({ folder, user }: { folder: string; user: ServerUser }): boolean => {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** The folders on the way to `target` that keep `user` out, outermost first, to name them to people. */
export const findClosedFolders = ({
  target,
  user,
}: {
  target: string;
  user: ServerUser;
}): string[] => {
  const { root } = path.parse(target);
  const names = path.relative(root, target).split(path.sep);
  const folders = names.map((_, index) => path.join(root, ...names.slice(0, index)));
  return folders.filter((folder) => !canEnter({ folder, user }));
};

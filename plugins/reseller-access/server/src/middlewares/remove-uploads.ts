import { rm } from 'node:fs/promises';

import type { Context, Next } from 'koa';

import { problem } from '../../../../../src/platform/errors';

type UploadedFile = { filepath?: string };

const needsLogIn = () =>
  problem({
    status: 401,
    code: 'not-logged-in',
    message: 'Files are taken from who is logged in only.',
    whatToDo: 'Log in, or send a valid key as Authorization: Bearer <key>.',
  });

const removeUploads = async (ctx: Context): Promise<void> => {
  const { files } = ctx.request as { files?: Record<string, UploadedFile | UploadedFile[]> };
  const paths = Object.values(files ?? {})
    .flat()
    .flatMap(({ filepath }) => (filepath === undefined ? [] : [filepath]));
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};

/**
 * Stands around the body parser, which writes what is uploaded to the disk before anybody asks who it is, up to
 * gigabytes, and leaves it behind when the request is refused or the field has another name than `files`. So forms with
 * files are not read at all from who shows no credentials, and of every other request nothing stays.
 * @throws problem 401 `not-logged-in`.
 */
export const removeUploadedFiles =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.is('multipart') && !ctx.get('authorization')) throw needsLogIn();
    try {
      await next();
    } finally {
      await removeUploads(ctx);
    }
  };

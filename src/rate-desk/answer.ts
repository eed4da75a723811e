import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Context } from 'koa';

import type { DeskAnswer, DeskRequest } from './operations';
import { decodeText } from './split-table';

type Uploaded = { filepath: string; originalFilename?: string | null };
type Parsed = { body?: unknown; files?: Record<string, Uploaded | Uploaded[]> };

const LONGEST_NAME = 255;

/** What a request brings: its body, and a file in the field `file`, whose temporary copy goes. */
export const deskRequestOf = async (ctx: Context): Promise<DeskRequest> => {
  const { params } = ctx as unknown as { params: Record<string, string | undefined> };
  const { body, files = {} } = ctx.request as Parsed;
  const all = Object.values(files).flat();
  const uploaded = [files.file].flat()[0];
  try {
    const file = uploaded && {
      fileName: path.win32.basename(uploaded.originalFilename ?? 'rates.csv').slice(-LONGEST_NAME),
      text: decodeText(await readFile(uploaded.filepath)),
    };
    return { id: params.id ?? '', body, query: ctx.query, file };
  } finally {
    await Promise.all(all.map(({ filepath }) => rm(filepath, { force: true })));
  }
};

/** Sends an answer of the desk. */
export const sendDeskAnswer = (ctx: Context, answer: DeskAnswer): void => {
  if ('csv' in answer) {
    ctx.attachment(answer.fileName);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = answer.csv;
    return;
  }
  ctx.status = answer.status ?? 200;
  ctx.body = answer.body;
};

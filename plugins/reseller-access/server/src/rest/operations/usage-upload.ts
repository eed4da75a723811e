import path from 'node:path';

import type { Context } from 'koa';

import { currentActor } from '../../../../../../src/platform/audit';
import { problem, toHttpError } from '../../../../../../src/platform/errors';
import { pluginService } from '../../../../../../src/platform/plugin-services';
import { afterScope } from '../../wall';
import { readResource } from '../engine';
import { usageFiles } from '../resources';
import type { Operation } from './operation';

type Uploaded = { filepath: string; originalFilename?: string | null };

const LONGEST_NAME = 255;

const missing = () =>
  problem({
    code: 'usage-file-missing',
    field: 'file',
    message: 'No file came with the request.',
    whatToDo: 'Send one as multipart/form-data in the field file.',
  });

const unknownFields = (fields: string[]) =>
  problem({
    code: 'unknown-field',
    fields,
    message: `There is no field ${fields.join(', ')} here.`,
    whatToDo: 'Send one file in the field file, and if need be the field source; nothing else.',
  });

const wrongType = () =>
  problem({
    status: 415,
    code: 'unsupported-media-type',
    message: 'A usage file comes as a form.',
    whatToDo: 'Send it as multipart/form-data in the field file.',
  });

/** The one file of a request. */
const fileOf = (ctx: Context): { path: string; fileName: string; source: string } => {
  if (!ctx.is('multipart')) throw wrongType();
  const { files = {}, body = {} } = ctx.request as {
    files?: Record<string, Uploaded | Uploaded[]>;
    body?: Record<string, unknown>;
  };
  const others = [...Object.keys(files), ...Object.keys(body)].filter(
    (name) => name !== 'file' && name !== 'source',
  );
  if (others.length > 0) throw unknownFields(others);
  const { file } = files;
  if (!file || Array.isArray(file)) throw missing();
  // Some systems send whole paths of theirs.
  const name = path.win32.basename(file.originalFilename ?? '').slice(-LONGEST_NAME);
  const source = typeof body.source === 'string' ? body.source.trim() : '';
  return { path: file.filepath, fileName: name || 'usage file', source };
};

const STATUS: Record<string, number> = { 'usage-file-already-imported': 409 };

/**
 * POST /usage-files: usage of the reseller's own systems. Its import is queued; nobody but his customers is billed by it.
 * Without an idempotency key: a file is known again by its content.
 */
export const sendUsageFile: Operation = {
  id: 'send-usage-file',
  method: 'POST',
  path: '/usage-files',
  needs: 'usage.write',
  isInPanel: true,
  isKnownAgain: true,
  describe: {
    summary: 'Send a usage file',
    about:
      'A UK Standard CDR file (version 3); with the field source, the code of a source that the bureau has opened to you (see /usage-sources), a file as that is set up. It is imported in the background: read it again to see how far. Calls of numbers that are not your customers’ are held.',
    takes: { kind: 'file' },
    answer: { kind: 'single', resource: usageFiles, status: 201 },
    problems: [
      'usage-file-missing',
      'usage-file-empty',
      'usage-file-not-cdr',
      'usage-file-not-as-set-up',
      'usage-source-invalid',
      'usage-file-already-imported',
    ],
  },
  async handle({ strapi, ctx, access }) {
    const file = fileOf(ctx);
    const receivedBy = currentActor(strapi).name ?? access.via;
    const { resellerId } = access;
    await afterScope({
      ctx,
      run: async () => {
        const usage = pluginService(strapi, 'bill-run', 'usage');
        const received = await usage.receiveFile({
          ...file,
          receivedBy,
          resellerId,
          door: access.via === 'panel' ? 'upload' : 'rest',
        });
        if (!received.ok) {
          throw toHttpError(received.error, { status: STATUS[received.error.code] });
        }
        const id = received.value.documentId;
        ctx.status = 201;
        ctx.body = { data: await readResource({ strapi, access, resource: usageFiles, id }) };
      },
    });
  },
};

import type { Core } from '@strapi/strapi';
import {
  attributeOptions,
  isEngineWritten,
  isStrapiField,
  writeOf,
  type DocumentWrite,
} from '../documents';
import { isEngine } from './as-engine';
import { problem } from './problem';

/** What staff do instead of writing such a document by hand. */
const instead: Record<string, string> = {
  'api::bill-run.bill-run': 'Start a run on the page Bill runs.',
  'api::invoice.invoice':
    'Draft bills change with the customer and his services; an issued one is corrected by a credit note.',
  'api::invoice-line.invoice-line':
    'Lines follow from services, prices and usage: correct those and draft the bill again.',
};

const refuseByHand = ({ uid, contentType }: DocumentWrite): void => {
  if (!isEngineWritten(contentType)) return;
  throw problem({
    status: 403,
    code: 'written-by-engine',
    message: `${contentType.info.displayName}: only the billing engine writes these.`,
    whatToDo: instead[uid] ?? 'Use the page that makes them.',
  });
};

const dropReadOnly = ({ contentType, params }: DocumentWrite): void => {
  if (!params.data) return;
  params.data = Object.fromEntries(
    Object.entries(params.data).filter(
      ([field]) => attributeOptions(contentType, field).readOnly !== true,
    ),
  );
};

/** Strapi drops what it does not know without a word, which turns a typing error into lost data. */
const refuseUnknownFields = ({ contentType, params }: DocumentWrite): void => {
  const known = contentType.attributes;
  const unknown = Object.keys(params.data ?? {}).filter(
    (field) => !(field in known) && !isStrapiField(field),
  );
  if (unknown.length === 0) return;
  throw problem({
    code: 'unknown-field',
    fields: unknown,
    message: `${contentType.info.displayName} has no field ${unknown.join(', ')}.`,
    whatToDo: 'Check how it is spelled.',
  });
};

/**
 * Keeps hands off what the engine and the database write: refuses any change to types marked `writtenBy: engine`
 * (403 `written-by-engine`), refuses fields that a type of ours does not have (400 `unknown-field`), and leaves out
 * fields marked `readOnly`, which the database fills in. Code of the engine itself goes through `asEngine`.
 */
export const registerWriteGuard = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const write = writeOf(context);
    if (write?.uid.startsWith('api::')) {
      refuseUnknownFields(write);
      if (!isEngine()) {
        refuseByHand(write);
        dropReadOnly(write);
      }
    }
    return next();
  });
};

import { problem } from '../../../../../src/platform/errors';
import type { DocumentErrorCode } from '../../../shared/contracts/documents';
import { isDocumentError } from '../errors';

const STATUS: Record<DocumentErrorCode, number> = {
  'invoice-unknown': 404,
  'invoice-incomplete': 400,
  'browser-missing': 503,
  'rendering-failed': 503,
};

/** A document that cannot be made, as the error that becomes the answer; any other error unchanged. */
export const asHttpError = (error: unknown): unknown =>
  isDocumentError(error)
    ? problem({ status: STATUS[error.code], code: error.code, message: error.message })
    : error;

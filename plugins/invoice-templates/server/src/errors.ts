import type { DocumentErrorCode } from '../../shared/contracts/documents';

/**
 * A document cannot be made. `code` is stable and for programs; `message` is one plain sentence for people and can
 * be shown as it is.
 */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor({
    code,
    message,
    cause,
  }: {
    code: DocumentErrorCode;
    message: string;
    cause?: unknown;
  }) {
    super(message, { cause });
    this.name = 'DocumentError';
    this.code = code;
  }
}

/** Whether an error is a DocumentError, of one code if given. */
export const isDocumentError = (error: unknown, code?: DocumentErrorCode): error is DocumentError =>
  error instanceof DocumentError && (code === undefined || error.code === code);

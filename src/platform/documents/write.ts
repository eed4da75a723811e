import type { Modules, Struct, UID } from '@strapi/strapi';

/** The actions of the Document Service that change something. Draft and publish is off everywhere. */
export type WriteAction = 'create' | 'update' | 'clone' | 'delete';

/** A call of the Document Service that changes a document, as our middlewares read and amend it. */
export type DocumentWrite = {
  uid: UID.ContentType;
  contentType: Struct.ContentTypeSchema;
  action: WriteAction;
  /** Live: what a middleware puts here is what the next one sees and what is written. */
  params: { documentId?: string; data?: Record<string, unknown> };
};

const ACTIONS: readonly string[] = ['create', 'update', 'clone', 'delete'] satisfies WriteAction[];

/** The write behind a middleware's context; undefined when the call only reads. */
export const writeOf = (
  context: Modules.Documents.Middleware.Context,
): DocumentWrite | undefined =>
  ACTIONS.includes(context.action)
    ? {
        uid: context.uid,
        contentType: context.contentType,
        action: context.action as WriteAction,
        params: context.params as DocumentWrite['params'],
      }
    : undefined;

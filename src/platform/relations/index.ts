import type { Core } from '@strapi/strapi';
import { writeOf } from '../documents';
import { resolveToOneRelations } from './resolve-to-one';

/**
 * Lets every API write to-one relations that are real columns (`useJoinTable: false`). Strapi translates documentIds
 * and `{connect, disconnect, set}` for its link tables only; on such a column the Content Manager's form would crash.
 */
export const registerToOneRelations = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const write = writeOf(context);
    if (write && write.action !== 'delete') {
      const { contentType, action, params } = write;
      params.data = await resolveToOneRelations({
        strapi,
        contentType,
        action,
        documentId: params.documentId,
        data: params.data ?? {},
      });
    }
    return next();
  });
};

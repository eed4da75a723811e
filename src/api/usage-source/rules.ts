import type { UID } from '@strapi/strapi';
import { related, requireThat, type Rule } from '../../platform/rules';

/** What the systems of resellers may send; files that replace each other and item rentals are of suppliers. */
const OPEN = new Set(['uk-standard-v3', 'generic-csv', 'json-events']);

/** Files refer to a source by its code, and a source that shares calls with another refers to one that stands alone. */
export const rule: Rule = async ({ strapi, before, after }) => {
  requireThat(before === null || before.code === after.code, {
    code: 'source-code-fixed',
    field: 'code',
    message: 'The code of a source stays as it is: what came in is kept under it.',
    whatToDo: 'Change its name, or make another source.',
  });
  requireThat(after.isForResellers !== true || OPEN.has(String(after.format)), {
    code: 'source-not-for-resellers',
    field: 'isForResellers',
    message: 'Files of this format are what suppliers send; resellers cannot.',
    whatToDo: 'Make a source of another format for them.',
  });
  const other = await related({
    strapi,
    uid: 'api::usage-source.usage-source' as UID.ContentType,
    id: after.sharesRecordsWith,
    relations: ['sharesRecordsWith'],
  });
  requireThat(!other || (other.sharesRecordsWith ?? null) === null, {
    code: 'source-shares-already',
    field: 'sharesRecordsWith',
    message: `${String(other?.name)} itself has the calls of another source.`,
    whatToDo: 'Choose the source that has the daily calls.',
  });
  requireThat(!other || before === null || other.id !== before.id, {
    code: 'source-shares-itself',
    field: 'sharesRecordsWith',
    message: 'A source cannot share calls with itself.',
    whatToDo: 'Choose another one, or leave it empty.',
  });
};

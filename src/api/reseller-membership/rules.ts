import { isEmpty, requireThat, type Rule } from '../../platform/rules';

/** A membership is of one person, who uses the panel or the REST interface. */
export const rule: Rule = ({ after }) =>
  requireThat(isEmpty(after.user) !== isEmpty(after.apiUser), {
    code: 'one-person',
    field: 'user',
    message: 'A membership is of one person: of the panel, or of the REST interface.',
    whatToDo: 'Choose who it is for in one of the two fields, and leave the other empty.',
  });

import { problem } from '../platform/errors';

export const unknownCard = () =>
  problem({
    status: 404,
    code: 'rate-card-unknown',
    message: 'There is no such rate card.',
    whatToDo: 'Choose one from the list of rate cards.',
  });

export const unknownVersion = () =>
  problem({
    status: 404,
    code: 'rate-version-unknown',
    message: 'There is no such version of a rate card.',
    whatToDo: 'Choose one from the page of its card.',
  });

export const unknownImport = () =>
  problem({
    status: 404,
    code: 'rate-import-unknown',
    message: 'There is no such import.',
    whatToDo: 'Drop the file again on the page of the card.',
  });

export const notADraft = () =>
  problem({
    status: 409,
    code: 'version-not-draft',
    message: 'Only drafts can be changed: calls are priced by this version.',
    whatToDo: 'Make a new version from this one and change that.',
  });

export const forStaff = () =>
  problem({
    status: 403,
    code: 'not-allowed',
    message: 'This is for staff of the bureau.',
    whatToDo: 'Ask the bureau to do it.',
  });

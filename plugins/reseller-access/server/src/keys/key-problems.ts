import { problem, type Problem } from '../../../../../src/platform/errors';

export const unknownKey = (): Problem =>
  problem({
    status: 404,
    code: 'key-unknown',
    message: 'There is no such key.',
    whatToDo: 'Choose one from the list.',
  });

/** Revoked, expired or, for what only a key in use can have, replaced. */
export const keyIsOver = (): Problem =>
  problem({
    status: 409,
    code: 'key-over',
    message: 'This key is not in use any more.',
    whatToDo: 'Make a new one.',
  });

export const keyWasReplaced = (): Problem =>
  problem({
    status: 409,
    code: 'key-replaced',
    message: 'This key was rotated already.',
    whatToDo: 'Rotate the newer one with the same name.',
  });

export const nameIsTaken = (name: string): Problem =>
  problem({
    status: 409,
    code: 'key-name-taken',
    field: 'name',
    message: `A key in use is called "${name}" already.`,
    whatToDo: 'Choose another name, or rotate that key.',
  });

export const tooManyKeys = (most: number): Problem =>
  problem({
    status: 409,
    code: 'too-many-keys',
    message: `${most} keys are in use, and more are not possible.`,
    whatToDo: 'Revoke those that nobody needs.',
  });

export const keysAreSwitchedOff = (): Problem =>
  problem({
    status: 409,
    code: 'keys-switched-off',
    message: 'Keys of this reseller are switched off.',
    whatToDo: 'Let the bureau allow them first.',
  });

export const scopeIsNotAllowed = (scopes: string[]): Problem =>
  problem({
    code: 'scope-not-allowed',
    field: 'scopes',
    message: `A key of this reseller cannot be given ${scopes.join(', ')}.`,
    whatToDo: 'Choose from what the reseller may do himself.',
  });

export const nothingLeftToDo = (): Problem =>
  problem({
    status: 409,
    code: 'scope-not-allowed',
    message: 'The reseller may do nothing any more of what this key is for.',
    whatToDo: 'Make a new key with what he may do now.',
  });

export const mustExpire = (): Problem =>
  problem({
    code: 'never-expires-not-allowed',
    field: 'expiresInDays',
    message: 'Only the bureau can make keys that never expire.',
    whatToDo: 'Choose after how many days it ends.',
  });

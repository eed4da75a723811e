import { errors } from '@strapi/utils';
import { problem, toHttpError } from '../../../src/platform/errors';

it('is a ValidationError that marks the field, with what to do in the sentence', () => {
  const error = problem({
    code: 'email-needed',
    field: 'email',
    message: 'There is no address.',
    whatToDo: 'Enter one.',
  });
  expect(error).toBeInstanceOf(errors.ValidationError);
  expect(error.message).toBe('There is no address. Enter one.');
  expect(error.details).toEqual({
    code: 'email-needed',
    field: 'email',
    whatToDo: 'Enter one.',
    errors: [
      { path: ['email'], message: 'There is no address. Enter one.', name: 'ValidationError' },
    ],
  });
});

it.each([
  [403, 'ForbiddenError'],
  [404, 'NotFoundError'],
  [409, 'ConflictError'],
])('answers %i as %s', (status, name) => {
  const error = problem({ status, code: 'some-code', message: 'No.' });
  expect(error).toBeInstanceOf(errors.HttpError);
  expect(error).toMatchObject({ status, name, message: 'No.', details: { code: 'some-code' } });
});

it('takes over the failure of a use case', () => {
  const failure = { code: 'too-late', field: 'runDate', message: 'The day has passed.' };
  expect(toHttpError(failure).details).toMatchObject({ code: 'too-late', field: 'runDate' });
  expect(toHttpError(failure, { status: 409 })).toMatchObject({ status: 409 });
});

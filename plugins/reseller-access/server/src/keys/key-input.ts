import { z } from 'zod';

import { CAPABILITIES } from '../../../shared/contracts/access';
import { KEY_GRACE_HOURS, KEY_MAX_DAYS, KEY_NAME_LENGTH } from '../../../shared/contracts/keys';

const name = z
  .string()
  .trim()
  .min(1, 'say what the key is for.')
  .max(KEY_NAME_LENGTH, `at most ${KEY_NAME_LENGTH} characters.`);

const expiresInDays = z
  .number('say after how many days the key ends.')
  .int('whole days.')
  .min(1, 'at least one day.')
  .max(KEY_MAX_DAYS, `at most ${KEY_MAX_DAYS} days.`)
  .nullable()
  .optional();

export const createKeyBody = z.strictObject({
  name,
  scopes: z
    .array(z.enum(CAPABILITIES, 'there is no such scope.'))
    .min(1, 'choose at least one thing that the key may do.')
    .transform((scopes) => [...new Set(scopes)]),
  expiresInDays,
});

export const putKeyBody = z.strictObject({ name: name.optional(), expiresInDays });

export const rotateKeyBody = z.strictObject({
  graceHours: z
    .number('say for how many hours the old secret works on.')
    .int('whole hours.')
    .min(KEY_GRACE_HOURS.min, 'not less than none.')
    .max(KEY_GRACE_HOURS.max, `at most ${KEY_GRACE_HOURS.max} hours.`)
    .default(KEY_GRACE_HOURS.usual),
});

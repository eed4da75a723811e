import { z } from 'zod';

/** How every error is answered. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'urn:billwright:problem: and the code.' }),
    title: z.string().meta({ description: 'The code in words.' }),
    status: z.int(),
    detail: z.string().meta({ description: 'One sentence for people.' }),
    code: z.string().meta({ description: 'Stable, for programs.' }),
    field: z.string().optional().meta({ description: 'The parameter or field it is about.' }),
    fields: z.array(z.string()).optional().meta({ description: 'All of them, when several are.' }),
    whatToDo: z.string().optional().meta({ description: 'The next step.' }),
    errors: z
      .array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each thing that is wrong.' }),
    incident: z
      .string()
      .optional()
      .meta({ description: 'By which the bureau finds a failure in its log.' }),
  })
  .meta({ id: 'Problem', description: 'An error, by RFC 9457.' });

import { z } from 'zod';

import type { CreditCheckResult } from '../../../../../bill-run/shared/contracts/credit-checks';

/** What a check may come to. */
export const RESULTS = ['passed', 'refer', 'declined'] as const satisfies CreditCheckResult[];

/** A credit check as it is answered. */
export const creditCheckSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Unchanging.' }),
    checkedOn: z.iso.date().meta({ description: 'The day of the check.' }),
    provider: z.string().meta({ description: 'Who was asked about the customer.' }),
    reference: z.string().nullable().meta({ description: "The provider's own." }),
    result: z.enum(RESULTS).meta({
      description: '`refer`: the provider wants a person to decide.',
    }),
    limitPence: z.int().nullable().meta({
      description: 'The most that the provider advises to be owed.',
    }),
    note: z.string().nullable(),
    askedBy: z.string().meta({ description: 'Who wanted to know.' }),
    recordedBy: z.string(),
    byReseller: z.boolean().meta({
      description: 'Whether the reseller recorded it; only that he can take back.',
    }),
    createdAt: z.iso.datetime(),
    actStatus: z.enum(['recorded', 'billed', 'waived']).nullable().meta({
      description: 'Whether it is on a bill of the bureau yet; null where nobody is charged.',
    }),
    takenBackAt: z.iso.datetime().nullable(),
    takenBackBy: z.string().nullable(),
    takeBackReason: z.string().nullable(),
  })
  .meta({ id: 'CreditCheck' });

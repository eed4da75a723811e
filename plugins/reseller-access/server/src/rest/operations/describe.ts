import type { z } from 'zod';

import type { Resource } from '../engine';

/** What the documentation says of an operation, beyond its path and capability. */
export type Describe = {
  /** A short heading. */
  summary: string;
  /** What there is to know beyond the heading. */
  about?: string;
  /** What it takes: JSON, or a file. */
  takes?: { kind: 'json'; schema: z.ZodType } | { kind: 'file' };
  /** What its address may be followed by; lists say theirs themselves. */
  query?: z.ZodObject;
  /** What answers it. */
  answer:
    | { kind: 'list'; resource: Resource }
    | { kind: 'single'; resource: Resource; status?: 201 }
    /** JSON that is no resource. */
    | { kind: 'data'; schema: z.ZodType; status?: 201 }
    | { kind: 'nothing' }
    | { kind: 'pdf' };
  /** Codes of what can go wrong beyond what can with every operation. */
  problems?: readonly string[];
};

import type { Resource } from '../engine';

/** What the documentation says of an operation, beyond its path and capability. */
export type Describe = {
  /** A short heading. */
  summary: string;
  /** What answers it. */
  answer:
    | { kind: 'list'; resource: Resource }
    | { kind: 'single'; resource: Resource; status?: 201 }
    | { kind: 'pdf' };
};

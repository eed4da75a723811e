import type { Context } from 'koa';

/** What a strategy answers: who it is, that it is not its business, or why it refuses. */
export type Verdict =
  | { authenticated: true; credentials: unknown }
  | { authenticated: false }
  | { error: Error };

/** A way to authenticate a request of the REST interface, as Strapi's auth service takes it. */
export type Strategy = {
  name: string;
  authenticate: (ctx: Context) => Promise<Verdict>;
  /** Who may do what is decided by capabilities, where it is done: nothing to add here. */
  verify: () => void;
};

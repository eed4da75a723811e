/** Why the demo stops: one sentence for people, with what to do. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

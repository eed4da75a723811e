/** The application cannot start. `message` is one sentence that says what is wrong and what to do. */
export class LaunchError extends Error {
  readonly code: 'port-in-use' | 'port-invalid' | 'port-forbidden' | 'host' | 'secrets';

  constructor({
    code,
    message,
    cause,
  }: {
    code: LaunchError['code'];
    message: string;
    cause?: unknown;
  }) {
    super(message, { cause });
    this.name = 'LaunchError';
    this.code = code;
  }
}

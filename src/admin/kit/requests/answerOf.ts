/** What a request that changes something was answered; undefined when it was refused. */
export const answerOf = <Data>(result: { data: Data } | { error: unknown }): Data | undefined =>
  'data' in result ? result.data : undefined;

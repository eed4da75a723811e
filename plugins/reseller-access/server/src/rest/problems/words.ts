/** What to say when nothing more is known than the status. */
export type Words = { code: string; detail: string; whatToDo?: string };

const NOTHING_HERE: Words = {
  code: 'not-found',
  detail: 'There is nothing at this address.',
  whatToDo: 'See /api/v1/openapi.json for what there is.',
};

const BY_STATUS: Record<number, Words> = {
  400: {
    code: 'bad-request',
    detail: 'The request cannot be read.',
    whatToDo: 'Check that its body is valid JSON.',
  },
  401: {
    code: 'not-logged-in',
    detail: 'The request came without a valid key, log-in or token.',
    whatToDo: 'Send one as Authorization: Bearer <key>.',
  },
  403: {
    code: 'not-allowed',
    detail: 'You are not allowed to do this.',
    whatToDo: 'Ask the owner of your company, or the bureau, if you need it.',
  },
  404: NOTHING_HERE,
  405: {
    code: 'method-not-allowed',
    detail: 'This cannot be done at this address.',
    whatToDo: 'Use one of the methods in the header Allow.',
  },
  409: { code: 'conflict', detail: 'This does not fit what is there.' },
  413: {
    code: 'too-large',
    detail: 'The request is too large.',
    whatToDo: 'Send less at once.',
  },
  415: {
    code: 'unsupported-media-type',
    detail: 'The body has the wrong type.',
    whatToDo: 'Send JSON with Content-Type: application/json.',
  },
  422: { code: 'cannot-be-done', detail: 'The request is well formed but cannot be done.' },
  429: {
    code: 'too-many-requests',
    detail: 'Too many requests came at once.',
    whatToDo: 'Wait a little and try again.',
  },
};

/** Whatever went wrong inside is nobody's business outside. */
export const INTERNAL: Words = {
  code: 'internal-error',
  detail: 'Something went wrong here.',
  whatToDo: 'Try again. If it stays, give the bureau the incident number.',
};

/** The words for a status of which nothing else is known. */
export const wordsOf = (status: number): Words => {
  if (status >= 500) return INTERNAL;
  return BY_STATUS[status] ?? { code: 'bad-request', detail: 'The request cannot be answered.' };
};

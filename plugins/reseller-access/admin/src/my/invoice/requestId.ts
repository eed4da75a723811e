/** Tells one request from another, so that one that is sent twice is done once. */
export const newRequestId = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

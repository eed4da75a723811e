import { my, type Write } from './myApi';

/** Whose people or keys: those of the reseller with this document id, as staff; null: one's own. */
export type Whose = { of: string | null };

/** A request about a reseller, by staff or by himself: both have the same routes under another address. */
export const requestFor = (of: string | null, path: string, write?: Write) =>
  of === null
    ? my(path, write)
    : { url: `/reseller-access/resellers/${of}${path}`, method: 'GET' as const, ...write };

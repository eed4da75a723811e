import { RESELLER_HEADER, VIEW_AS_HEADER } from '../../../shared/contracts/access';
import type { Look } from '../../../shared/contracts/view-as';

/** For whom the requests of this window are made. */
export type Acting = {
  /** Document id of the reseller that a person with several has chosen. */
  reseller: string | null;
  /** What staff look at; then the choice above does not count. */
  look: Look | null;
  /** The look that has just ended: the window goes back to the page of the reseller, which says so. */
  ended: Ended | null;
};

/** A look that is over, and whether the person ended it or it ended by itself. */
export type Ended = { look: Look; isOwnWill: boolean };

const CHOICE = 'billwright.reseller';
const LOOK = 'billwright.look';

const listeners = new Set<() => void>();

const readLook = (): Look | null => {
  try {
    return JSON.parse(sessionStorage.getItem(LOOK) ?? 'null') as Look | null;
  } catch {
    return null;
  }
};

/** Each window keeps what it shows, also over a reload; a new one starts with the latest choice. */
const read = (): Acting => ({
  reseller: sessionStorage.getItem(CHOICE) ?? localStorage.getItem(CHOICE),
  look: readLook(),
  ended: null,
});

let acting: Acting | undefined;

const store = (key: string, value: string | null, storage: Storage): void => {
  if (value === null) {
    storage.removeItem(key);
  } else {
    storage.setItem(key, value);
  }
};

const set = (next: Acting): void => {
  acting = next;
  store(CHOICE, next.reseller, sessionStorage);
  store(CHOICE, next.reseller, localStorage);
  store(LOOK, next.look && JSON.stringify(next.look), sessionStorage);
  listeners.forEach((listener) => listener());
};

export const getActing = (): Acting => (acting ??= read());

export const onActing = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Names what is shown: answers for one are never shown for another. */
export const actingKey = ({ look, reseller }: Acting): string =>
  look ? `look:${look.id}` : (reseller ?? 'first');

/** The headers by which the server knows for whom a request is made. */
export const actingHeaders = (): Record<string, string> => {
  const { look, reseller } = getActing();
  if (look) {
    return { [VIEW_AS_HEADER]: look.id };
  }
  return reseller ? { [RESELLER_HEADER]: reseller } : {};
};

/** Shows another of a person's resellers. */
export const chooseReseller = (documentId: string | null): void =>
  set({ ...getActing(), reseller: documentId });

/** Shows the pages of a reseller to staff. */
export const startLook = (look: Look): void => set({ ...getActing(), look, ended: null });

/** The look is over: by a click, by the clock, or because the server says so. */
export const endLook = ({ isOwnWill }: { isOwnWill: boolean }): void => {
  const { look } = getActing();
  if (look) {
    set({ ...getActing(), look: null, ended: { look, isOwnWill } });
  }
};

/** The page that the window went back to has said what there was to say. */
export const forgetEnded = (): void => set({ ...getActing(), ended: null });

import { useSyncExternalStore } from 'react';

import { getActing, onActing, type Acting } from './acting';

/** For whom this window makes its requests, kept up to date. */
export const useActing = (): Acting => useSyncExternalStore(onActing, getActing);

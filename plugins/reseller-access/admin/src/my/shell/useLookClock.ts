import { useEffect } from 'react';

import type { Look } from '../../../../shared/contracts/view-as';
import { endLook } from '../../acting/acting';

/** Ends a look when its time is up, also when nothing is clicked. */
export const useLookClock = (look: Look | null): void => {
  useEffect(() => {
    if (!look) {
      return undefined;
    }
    const left = Date.parse(look.expiresAt) - Date.now();
    const timer = setTimeout(() => endLook({ isOwnWill: false }), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [look]);
};

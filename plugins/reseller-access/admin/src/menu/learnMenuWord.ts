import { getFetchClient, type RBACMiddleware } from '@strapi/strapi/admin';

import type { GetMyAccess } from '../../../shared/contracts/access';
import { actingHeaders } from '../acting/acting';
import { PERMISSIONS } from '../permissions';

import { setMenuWord } from './menuWord';

const asked = new Map<string, Promise<void>>();

const ask = async (): Promise<void> => {
  try {
    const { data } = await getFetchClient().get<GetMyAccess>('/reseller-access/my/access', {
      headers: actingHeaders(),
    });
    setMenuWord({ isPartner: data.data.reseller.mode === 'acquisition-partner' });
  } catch {
    // Nobody's member: his page says so, under the usual word.
  }
};

const isMine = ({ action }: { action: string }): boolean =>
  PERMISSIONS.readMine.some((mine) => mine.action === action);

/**
 * Finds out, once for each person who logs in, what his menu entry is called. The menu waits for it, so that the word
 * does not change under his eyes. What is allowed stays as it is.
 */
export const learnMenuWord: RBACMiddleware =
  ({ user }) =>
  (next) =>
  async (permissions) => {
    const person = String(user?.id ?? '');
    if (permissions.some(isMine)) {
      const answer = asked.get(person) ?? ask();
      asked.set(person, answer);
      await answer;
    }
    return next(permissions);
  };

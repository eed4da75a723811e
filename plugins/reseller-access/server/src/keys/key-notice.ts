import type { Knex } from 'knex';

import { enqueueOutbox } from '../../../../../src/platform/outbox';
import type { KeyRow } from './key-row';

/** What the owners of a reseller are told about a key. */
export type KeyEvent = 'made' | 'rotated';

export const KEY_NOTICE_TOPIC = 'reseller-access.key-notice';

/**
 * Sees to it that the owners are told, once the key is really there. By the outbox, because who they are is not to be
 * seen behind the wall, where a reseller makes his keys.
 */
export const queueKeyNotice = async ({
  trx,
  key,
  event,
}: {
  trx: Knex.Transaction;
  key: KeyRow;
  event: KeyEvent;
}): Promise<void> => {
  await enqueueOutbox({
    trx,
    topic: KEY_NOTICE_TOPIC,
    key: key.id,
    payload: { keyId: key.id, event },
  });
};

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { asHtml, asText, queueEmail } from '../../../../../src/platform/mail';
import { onOutbox } from '../../../../../src/platform/outbox';
import { readBureauName } from '../mails/bureau-name';
import { keyNoticeMail, keyNoticeSubject } from '../mails/key-notice';
import { KEY_NOTICE_TOPIC, type KeyEvent } from './key-notice';

type Key = {
  resellerId: number;
  resellerName: string;
  keyName: string;
  keyPrefix: string;
  by: string;
};

type Owner = { membershipId: number; email: string; personName: string };

const readKey = async (trx: Knex.Transaction, id: string): Promise<Key | undefined> => {
  const { rows } = await trx.raw<{ rows: Key[] }>(
    `select k.reseller_id as "resellerId", r.name as "resellerName", k.name as "keyName", k.prefix as "keyPrefix",
            k.created_by as by
     from billing.api_keys k join resellers r on r.id = k.reseller_id where k.document_id = ?`,
    [id],
  );
  return rows[0];
};

/** Owners who can log in to the panel, where they would revoke the key. */
const readOwners = async (trx: Knex.Transaction, resellerId: number): Promise<Owner[]> => {
  const { rows } = await trx.raw<{ rows: Owner[] }>(
    `select m.id as "membershipId", u.email, coalesce(nullif(u.firstname, ''), u.email) as "personName"
     from reseller_memberships m join admin_users u on u.id = m.user_id
     where m.reseller_id = ? and m.status = 'active' and m.role = 'owner' and u.is_active order by m.id`,
    [resellerId],
  );
  return rows;
};

const notify = async ({
  strapi,
  trx,
  keyId,
  event,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  keyId: string;
  event: KeyEvent;
}): Promise<void> => {
  const key = await readKey(trx, keyId);
  if (!key) return;
  const bureauName = await readBureauName(trx);
  for (const { membershipId, email, personName } of await readOwners(trx, key.resellerId)) {
    const facts = { ...key, bureauName, personName, event };
    const body = keyNoticeMail(facts);
    await queueEmail({
      strapi,
      trx,
      key: `key-notice:${keyId}:${membershipId}`,
      kind: 'key-notice',
      resellerId: key.resellerId,
      to: { address: email, name: personName },
      subject: keyNoticeSubject(facts),
      text: asText(body),
      html: asHtml(body),
    });
  }
};

/** Tells the owners of a reseller by e-mail when a key is made or rotated. Called in `register()`. */
export const registerKeyNotice = (): void =>
  onOutbox(KEY_NOTICE_TOPIC, async ({ strapi, trx, payload }) => {
    const { keyId, event } = payload as { keyId: string; event: KeyEvent };
    await notify({ strapi, trx, keyId, event });
  });

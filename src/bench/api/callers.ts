import type { Knex } from 'knex';

import type { HttpClient } from './http-client';
import { codeOf, emailOf, secretOf } from './seed-book';

/** A reseller of the book, and how he asks at each door. */
export type Caller = {
  resellerId: number;
  /** Row id of the person who is logged in to the panel. */
  userId: number;
  /** Headers of a person in the panel, and of a site with a key. */
  headers: Record<Door, Record<string, string>>;
};

export type Door = 'panel' | 'rest';

const idsOf = async (
  db: Knex,
  reseller: number,
): Promise<{ resellerId: number; userId: number }> => {
  const { rows } = await db.raw(
    `select r.id as "resellerId", u.id as "userId" from resellers r, admin_users u where r.code = ? and u.email = ?`,
    [codeOf(reseller), emailOf(reseller)],
  );
  return rows[0];
};

const logIn = async (client: HttpClient, email: string, password: string): Promise<string> => {
  const answer = await client.post('/admin/login', { email, password });
  return (answer as { data: { token: string } }).data.token;
};

/** Logs in a person of a reseller, by his number in the book. */
export const makeCaller = async ({
  db,
  client,
  reseller,
  password,
}: {
  db: Knex;
  client: HttpClient;
  reseller: number;
  password: string;
}): Promise<Caller> => {
  const token = await logIn(client, emailOf(reseller), password);
  return {
    ...(await idsOf(db, reseller)),
    headers: {
      panel: { Authorization: `Bearer ${token}` },
      rest: { Authorization: `Bearer ${secretOf(reseller)}` },
    },
  };
};

import type { Knex } from 'knex';

/** Under whose number and name a file is written, and which account it credits. */
export type Originator = {
  serviceUserNumber: string;
  serviceUserName: string;
  sortCode: string;
  accountNumber: string;
};

/** Reads an originator and locks him till the end of the transaction: one file at a time. */
export const lockOriginator = async (
  trx: Knex.Transaction,
  originatorId: number,
): Promise<Originator | undefined> => {
  const result = await trx.raw(
    `select service_user_number as "serviceUserNumber", service_user_name as "serviceUserName",
            sort_code as "sortCode", account_number as "accountNumber"
     from bacs_originators where id = ? for update`,
    [originatorId],
  );
  return result.rows[0];
};

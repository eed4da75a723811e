import type { Knex } from 'knex';

import { normaliseCli } from '../../../../../../src/billing';
import type { Choice, ServiceChoice } from '../../../../shared/contracts/suspense';

type ServiceRow = Omit<ServiceChoice, 'customer'> & { customerId: string; customerName: string };

const SERVICES = `
  select s.document_id as "documentId", s.identifier, s.label, p.name as product, s.start_date::text as "startDate",
         s.end_date::text as "endDate", c.document_id as "customerId", c.name as "customerName"
  from subscriptions s join customers c on c.id = s.customer_id join products p on p.id = s.product_id`;

const toChoice = ({ customerId, customerName, ...service }: ServiceRow): ServiceChoice => ({
  ...service,
  customer: { documentId: customerId, name: customerName },
});

const MOST = 200;

/** The services of a customer, newest first. */
export const servicesOfCustomer = async (db: Knex, customer: string): Promise<ServiceChoice[]> => {
  const { rows } = await db.raw<{ rows: ServiceRow[] }>(
    `${SERVICES} where c.document_id = ? order by s.start_date desc, s.id desc limit ?`,
    [customer, MOST],
  );
  return rows.map(toChoice);
};

export const findService = async (
  db: Knex,
  documentId: string,
): Promise<ServiceChoice | undefined> => {
  const { rows } = await db.raw<{ rows: ServiceRow[] }>(`${SERVICES} where s.document_id = ?`, [
    documentId,
  ]);
  return rows[0] && toChoice(rows[0]);
};

/** A number in the form in which services have it: E.164 digits; an account name as it is. */
export const plainNumber = (number: string): string => {
  const digits = normaliseCli(number);
  return digits.ok ? digits.value : number.trim();
};

/** Who has or had a number, newest first. Numbers that are written with their + or as national ones count too. */
export const servicesWithNumber = async (db: Knex, number: string): Promise<ServiceChoice[]> => {
  const plain = plainNumber(number);
  const national = plain.replace(/^44/, '0');
  const { rows } = await db.raw<{ rows: ServiceRow[] }>(
    `${SERVICES} where s.identifier = any(?::text[]) order by s.start_date desc, s.id desc limit ?`,
    [[plain, `+${plain}`, national, number.trim()], MOST],
  );
  return rows.map(toChoice);
};

const MOST_CHOICES = 20;

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Customers by name or account number. */
export const findCustomers = async (db: Knex, search: string): Promise<Choice[]> => {
  const { rows } = await db.raw<{ rows: Choice[] }>(
    `select c.document_id as "documentId", c.name,
            concat_ws(' · ', c.account_number, r.name) as detail
     from customers c left join resellers r on r.id = c.reseller_id
     where c.name ilike ? or c.account_number ilike ? order by c.name, c.id limit ?`,
    [likeText(search), likeText(search), MOST_CHOICES],
  );
  return rows;
};

/** Products on sale by name or code. */
export const findProducts = async (db: Knex, search: string): Promise<Choice[]> => {
  const { rows } = await db.raw<{ rows: Choice[] }>(
    `select document_id as "documentId", name, code as detail from products
     where status <> 'withdrawn' and (name ilike ? or code ilike ?) order by name, id limit ?`,
    [likeText(search), likeText(search), MOST_CHOICES],
  );
  return rows;
};

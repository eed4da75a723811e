import type { Core, UID } from '@strapi/strapi';

import type { Problem } from '../../../../../../src/platform/errors';
import type { Capability } from '../../../../shared/contracts/access';
import type { Access } from '../../access';
import { notAllowed } from '../../access/refusals';

type Body = Record<string, unknown>;

/** What bodies call the id of something else, and the relation that it is. */
const RELATIONS: Record<string, string> = {
  customerId: 'customer',
  productId: 'product',
  rateCardId: 'rateCard',
  sellCardId: 'sellCard',
  versionId: 'version',
};
const FIELD_OF_RELATION = Object.fromEntries(
  Object.entries(RELATIONS).map(([field, relation]) => [relation, field]),
);

/** Fields that set a price, which is more than keeping a customer's address. */
const PRICING: Record<string, Capability> = {
  priceOverride: 'rates.write',
  sellCardId: 'rates.write',
};

/**
 * Sees to it that who writes a body may write each of its fields.
 * @throws problem 403 `not-allowed`.
 */
export const requireFields = (body: Body, { capabilities }: Access): void => {
  const needed = Object.keys(body).flatMap((field) => PRICING[field] ?? []);
  const missing = needed.find((capability) => !capabilities.has(capability));
  if (missing) throw notAllowed(missing);
};

const toAttributes = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [RELATIONS[field] ?? field, value]),
  );

const fieldOf = (attribute: string): string => FIELD_OF_RELATION[attribute] ?? attribute;

/** Errors of the Document Service speak of its attributes; a caller knows the fields of his body. */
const inFields = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    const { details } = error as Partial<Problem>;
    if (details?.field) details.field = details.field.split(', ').map(fieldOf).join(', ');
    details?.errors?.forEach((entry) => {
      entry.path = entry.path.map(fieldOf);
    });
    throw error;
  }
};

type Write = { strapi: Core.Strapi; uid: string; body: Body };

/**
 * Makes a document from a body that was checked, with all rules, references and the audit that staff's writes have.
 * `more` is what the caller does not say, such as whose it is.
 * @returns its document id.
 * @throws the problems of rules and of the database, with the names of the body's fields.
 */
export const createDocument = async ({
  strapi,
  uid,
  body,
  more = {},
}: Write & { more?: Body }): Promise<string> => {
  const data = { ...toAttributes(body), ...more };
  const made = await inFields(() =>
    strapi.documents(uid as UID.ContentType).create({ data: data as never }),
  );
  return made.documentId;
};

/** Changes a document likewise. What the body does not name stays. */
export const updateDocument = async ({
  strapi,
  uid,
  id,
  body,
}: Write & { id: string }): Promise<void> => {
  const data = toAttributes(body);
  await inFields(() =>
    strapi.documents(uid as UID.ContentType).update({ documentId: id, data: data as never }),
  );
};

/** Deletes a document likewise. */
export const deleteDocument = async ({
  strapi,
  uid,
  id,
}: Omit<Write, 'body'> & { id: string }): Promise<void> => {
  await inFields(() => strapi.documents(uid as UID.ContentType).delete({ documentId: id }));
};

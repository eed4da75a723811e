import 'zod-openapi';

import { z } from 'zod';

import { CAPABILITIES, type Capability } from '../../../../shared/contracts/access';
import type { Field, Fields, Resource } from '../engine';
import type { Describe } from '../operations/describe';
import { schemaName } from './names';

/** What acquisition partners may read at all; of other resources everything is for wholesale resellers. */
const PARTNERS_READ: readonly Capability[] = ['customers.read', 'services.read'];

const plainSchema = ({ type, values = [] }: Field): z.ZodType => {
  switch (type) {
    case 'integer':
    case 'pence':
      return z.int();
    case 'boolean':
      return z.boolean();
    case 'price':
      return z.string().regex(/^-?\d+(\.\d+)?$/);
    case 'date':
      return z.iso.date();
    case 'timestamp':
      return z.iso.datetime();
    case 'enum':
      return z.enum(values as [string, ...string[]]);
    default:
      return z.string();
  }
};

const aboutOf = ({ about, needs, type }: Field): string =>
  [
    about,
    type === 'pence' ? 'Whole pence.' : '',
    type === 'price' ? 'Decimal text.' : '',
    needs ? `Only with ${needs}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

const fieldSchema = (field: Field, isOptional: boolean): z.ZodType => {
  const plain = plainSchema(field);
  const schema = (field.isNullable ? plain.nullable() : plain).meta({
    description: aboutOf(field),
  });
  return isOptional ? schema.optional() : schema;
};

const rowSchema = (fields: Fields, isOptional: (field: Field) => boolean) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, fieldSchema(field, isOptional(field))]),
    ),
  );

const shapes = new Map<string, { row: z.ZodObject; single: z.ZodObject }>();

/** The schemas of a resource: as it is in lists, and alone with its parts. Made once, so that they are one component. */
const shapesOf = (resource: Resource): { row: z.ZodObject; single: z.ZodObject } => {
  const known = shapes.get(resource.name);
  if (known) return known;
  const isForPartners = PARTNERS_READ.includes(resource.needs);
  const fields = rowSchema(
    resource.fields,
    ({ needs, isForPartners: isSeen }) => needs !== undefined || (isForPartners && !isSeen),
  );
  const name = schemaName(resource.singular);
  const row = fields.meta({ id: name, description: resource.about });
  const parts = Object.entries(resource.parts ?? {}).map(([part, { about, fields: own }]) => [
    part,
    z.array(rowSchema(own, () => false)).meta({ description: about }),
  ]);
  const single =
    parts.length === 0
      ? row
      : z
          .strictObject({ ...fields.shape, ...Object.fromEntries(parts) })
          .meta({ id: `${name}Alone`, description: resource.about });
  shapes.set(resource.name, { row, single });
  return { row, single };
};

const page = z
  .strictObject({
    number: z.int().meta({ description: 'Of this page, from 1.' }),
    size: z.int().meta({ description: 'Rows on a page.' }),
    count: z.int().meta({ description: 'How many pages there are.' }),
    total: z.int().meta({ description: 'How many rows were found.' }),
  })
  .meta({ id: 'Page' });

const listSchema = (resource: Resource) =>
  z.strictObject({
    data: z.array(shapesOf(resource).row),
    page,
    ...(resource.totals && {
      totals: z.strictObject(
        Object.fromEntries(
          Object.entries(resource.totals).map(([name, { about }]) => [
            name,
            z.int().meta({ description: `${about} Whole pence.` }),
          ]),
        ),
      ),
    }),
  });

/** What `GET /me` answers. */
export const ownAccess = z.strictObject({
  data: z.strictObject({
    reseller: z.strictObject({
      documentId: z.string(),
      code: z.string(),
      name: z.string(),
      mode: z.enum(['wholesale', 'acquisition-partner']),
    }),
    via: z.enum(['user', 'key', 'view-as', 'bureau-token', 'panel']),
    capabilities: z.array(z.enum(CAPABILITIES)),
  }),
});

/** The schema of the JSON that answers an operation; undefined when none does. */
export const answerSchema = (answer: Describe['answer']): z.ZodType | undefined => {
  switch (answer.kind) {
    case 'list':
      return listSchema(answer.resource);
    case 'single':
      return z.strictObject({ data: shapesOf(answer.resource).single });
    case 'data':
      return answer.schema;
    default:
      return undefined;
  }
};

import { CATALOGUES, type House } from '../world/houses';
import type { Attribute, Model } from './routes';

const SHARED = /^api::(product|tier|bureau-service|vat-rate)\./;

/** The id of what a relation to a model should point at: what everybody may use, or a row of the house. */
const pointAt = (house: House, target = ''): House =>
  SHARED.test(target) ? CATALOGUES[0]! : house;

/** A text that a field takes. */
const plainText = ({ regex, maxLength = 12 }: Attribute, salt: string): string => {
  const tries = [
    `mine${salt}`,
    `MINE${salt}`,
    `MINE${salt}`.slice(0, 8),
    '34343434',
    '343434',
    '00:00',
    '#ffffff',
    'GB',
  ];
  const fits = (text: string) =>
    text.length <= maxLength && (!regex || new RegExp(regex).test(text));
  return tries.find(fits) ?? `mine${salt}`.slice(0, maxLength);
};

let salt = 0;

const valueOf = (attribute: Attribute): unknown => {
  switch (attribute.type) {
    case 'enumeration':
      return attribute.enum?.[0];
    case 'boolean':
      return false;
    case 'date':
      return '2026-03-01';
    case 'datetime':
      return '2026-03-01T00:00:00.000Z';
    case 'email':
      return `mine${salt}@north.example`;
    case 'json':
      return {};
    case 'integer':
    case 'biginteger':
    case 'decimal':
    case 'float':
      return attribute.min ?? 1;
    default:
      return plainText(attribute, String(salt));
  }
};

const INTERNAL = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];

/** A document of a model that would be taken, whose relations all point at rows of a house. */
export const documentBody = ({ attributes }: Model, house: House): Record<string, unknown> => {
  salt += 1;
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !INTERNAL.includes(name))
      .map(([name, attribute]) => {
        if (attribute.type !== 'relation') return [name, valueOf(attribute)];
        const { id, documentId } = pointAt(house, attribute.target);
        return [name, { connect: [{ id, documentId }] }];
      }),
  );
};

/** Everything by which a body could name rows of a house, for routes of which nobody has told us what they take. */
export const namingBody = ({ id, documentId }: House): Record<string, unknown> => ({
  id,
  ids: [id],
  documentId,
  documentIds: [documentId],
  fileIds: [id],
  folderIds: [],
  entityId: documentId,
  destinationFolderId: id,
  reseller: documentId,
  resellerId: id,
  resellerDocumentId: documentId,
  customer: documentId,
  customerId: id,
  runDate: '2026-07-01',
  autoIssue: false,
  originatorDocumentId: documentId,
  processingDate: '2026-07-01',
  confirmedTotalPence: 1,
  name: 'mine',
  role: id,
  roles: [id],
  email: 'mine@north.example',
  permissions: [],
});

/** Texts by which a query could name rows of a house. */
export const namingQuery = ({ id, documentId }: House): string =>
  new URLSearchParams({
    id: String(id),
    documentId,
    reseller: documentId,
    resellerId: String(id),
    resellerDocumentId: documentId,
    customerId: String(id),
    userId: String(id),
    pageSize: '100',
  }).toString();

/** Headers that claim to act for somebody else. */
export const forgedHeaders = ({ id, documentId }: House): Record<string, string> => ({
  'X-Reseller-Id': String(id),
  'X-Tenant': documentId,
  'X-User-Id': String(id),
  'X-Forwarded-For': '127.0.0.1',
  'X-Original-URL': '/admin/users',
  'X-HTTP-Method-Override': 'GET',
});

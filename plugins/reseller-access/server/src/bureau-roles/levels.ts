/**
 * What a role may do with the records of a content type. Seeing is of all fields or none: the Content Manager's search
 * also finds by fields that a role may not see, so a field that is left out is not hidden.
 */
export const LEVELS = {
  none: '',
  read: 'sees',
  contact: 'sees, changes how to reach him',
  payment: 'sees, changes how he pays and how to reach him',
  edit: 'sees, adds, changes',
  all: 'sees, adds, changes, deletes',
} as const;

export type Level = keyof typeof LEVELS;

/** One thing that may be done with a record, and with which of its fields. Deleting has no fields. */
export type ContentGrant = { verb: 'read' | 'create' | 'update' | 'delete'; fields?: string[] };

const CONTACT = [
  ...['contactName', 'email', 'addressLine1', 'addressLine2', 'city', 'postcode', 'country'],
  ...['delivery', 'purchaseOrder'],
];

const PAYMENT = ['paymentMethod'];

/** The fields that may be changed where a level names some. They must be there in the content types it is used for. */
export const NAMED_FIELDS: Partial<Record<Level, string[]>> = {
  contact: CONTACT,
  payment: [...PAYMENT, ...CONTACT],
};

/** Takes a level apart, for a content type with these fields. Pure. */
export const contentGrants = (level: Level, fields: string[]): ContentGrant[] => {
  const named = NAMED_FIELDS[level] ?? [];
  const read: ContentGrant = { verb: 'read', fields };
  switch (level) {
    case 'none':
      return [];
    case 'read':
      return [read];
    case 'contact':
    case 'payment':
      return [read, { verb: 'update', fields: named }];
    case 'edit':
      return [read, { verb: 'create', fields }, { verb: 'update', fields }];
    case 'all':
      return [read, { verb: 'create', fields }, { verb: 'update', fields }, { verb: 'delete' }];
  }
};

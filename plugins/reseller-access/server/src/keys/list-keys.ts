import type { Core } from '@strapi/strapi';

import type { ListKeys } from '../../../shared/contracts/keys';
import { scopesOfReseller } from '../resellers/reseller-capabilities';
import { areKeysOn, type KeyOwner } from './key-owner';
import { type KeyRow, readKeys, toKey } from './key-row';

const isInUse = ({ state }: KeyRow): boolean => state === 'active' || state === 'replaced';

/** The keys of a reseller: those in use first, the newest first of each. */
export const listKeys = async ({
  strapi,
  owner: { reseller, isStaff },
}: {
  strapi: Core.Strapi;
  owner: KeyOwner;
}): Promise<ListKeys> => {
  const rows = await readKeys({ db: strapi.db.connection, resellerId: reseller.resellerId });
  const ordered = [...rows.filter(isInUse), ...rows.filter((row) => !isInUse(row))];
  return {
    data: ordered.map((row) => toKey(row, reseller)),
    meta: {
      scopes: scopesOfReseller(reseller),
      areSwitchedOff: !areKeysOn(reseller),
      mayNeverExpire: isStaff,
    },
  };
};

import type { Context } from 'koa';

import { RESELLER_HEADER } from '../../../shared/contracts/access';
import { capabilitiesOfMember } from './capabilities';
import type { Access } from './access';
import { headerOf } from './door';
import { noMembership, notYourReseller } from './refusals';
import { isChosen, type Membership, type ResellerRow, toMyReseller } from './reseller-row';

/** What of an access is said by the reseller himself. */
export const ofReseller = (row: ResellerRow) => ({
  resellerId: row.resellerId,
  resellerDocumentId: row.resellerDocumentId,
  resellerCode: row.resellerCode,
  resellerName: row.resellerName,
  mode: row.mode,
  timeZone: row.timeZone,
  choices: [toMyReseller(row)],
});

/** The reseller that a request names in its header; undefined when it names none. */
export const chosenReseller = (ctx: Context): string | undefined => headerOf(ctx, RESELLER_HEADER);

/**
 * The access of a person with these memberships: to the one that the request chose, or else the first.
 * @throws problem 403 `no-membership` or `not-your-reseller`.
 */
export const chooseMembership = ({
  ctx,
  via,
  memberships,
}: {
  ctx: Context;
  via: 'panel' | 'user';
  memberships: Membership[];
}): Access => {
  const choice = chosenReseller(ctx);
  if (memberships.length === 0) throw noMembership();
  const membership =
    choice === undefined ? memberships[0] : memberships.find((row) => isChosen(row, choice));
  if (!membership) throw notYourReseller();
  return {
    ...ofReseller(membership),
    choices: memberships.map(toMyReseller),
    via,
    membershipRole: membership.role,
    capabilities: new Set(
      capabilitiesOfMember({ mode: membership.mode, switches: membership, role: membership.role }),
    ),
    isReadOnly: false,
  };
};

import type { Core, UID } from '@strapi/strapi';

import type { MembershipRole } from '../../../shared/contracts/access';

const MEMBERSHIP = 'api::reseller-membership.reseller-membership' as UID.ContentType;

/** Changes a membership by the Document Service, so that it is audited with who did it. */
export const updateMembership = async ({
  strapi,
  membershipId,
  data,
}: {
  strapi: Core.Strapi;
  membershipId: string;
  data: { role?: MembershipRole; state?: 'active' | 'revoked' };
}): Promise<void> => {
  await strapi.documents(MEMBERSHIP).update({ documentId: membershipId, data: data as never });
};

/** Makes somebody a member. @returns its document id. */
export const createMembership = async ({
  strapi,
  ...data
}: {
  strapi: Core.Strapi;
  reseller: number;
  role: MembershipRole;
  user?: number;
  apiUser?: number;
}): Promise<string> => {
  const made = await strapi.documents(MEMBERSHIP).create({ data: data as never });
  return made.documentId;
};

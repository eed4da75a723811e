import type { Core } from '@strapi/strapi';

import { registerKeyNotice } from '../keys/send-key-notice';
import { guardInvitationLinks } from '../people/guard-links';
import { actions } from '../permissions';
import { hideWhoIsKnown } from '../rest-users/hide-who-is-known';
import { confineConnection, guardRequests } from '../wall';

/** Names what roles may be allowed, puts up the wall between resellers, and lets invitations run out. */
export const register = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  confineConnection({ strapi });
  guardRequests({ strapi });
  guardInvitationLinks({ strapi });
  registerKeyNotice();
  hideWhoIsKnown({ strapi });
};

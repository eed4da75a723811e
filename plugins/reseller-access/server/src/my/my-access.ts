import type { MyAccess } from '../../../shared/contracts/access';
import type { Access } from '../access';
import { toOwnAccess } from '../rest/own-access';

/** For whom the caller acts, what he may do, and whom else he can choose, as his pages show it. */
export const toMyAccess = (access: Access): MyAccess => {
  const { reseller, capabilities } = toOwnAccess(access);
  return {
    reseller,
    via: access.via === 'view-as' ? 'view-as' : 'panel',
    role: access.membershipRole ?? null,
    capabilities,
    resellers: access.choices,
  };
};

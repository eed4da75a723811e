import { permissionTo } from '../../../../src/admin/kit';

/** What a role may do here, as the server registered it. */
export const PERMISSIONS = {
  readMine: permissionTo('plugin::reseller-access.my.read'),
};

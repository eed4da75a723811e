import { Page, useRBAC } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';

import { actingKey } from '../acting/acting';
import { useActing } from '../acting/useActing';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';

import { MyShell } from './shell/MyShell';

const EITHER = [...PERMISSIONS.readMine, ...PERMISSIONS.viewAs];

/**
 * What a reseller's people see, and staff who look as one. All of it is made anew for another reseller, so that nothing
 * of one is left on the page of the next.
 */
export const MyApp = () => {
  const acting = useActing();
  const { allowedActions, isLoading } = useRBAC(EITHER);
  if (isLoading) {
    return <Page.Loading />;
  }
  const isLooking = allowedActions.canViewAs && Boolean(acting.look ?? acting.ended);
  if (!allowedActions.canRead && !isLooking) {
    return <Page.NoPermissions />;
  }
  if (acting.ended) {
    return <Navigate to={PATHS.reseller(acting.ended.look.reseller.documentId)} replace />;
  }
  return <MyShell key={actingKey(acting)} acting={acting} />;
};

export default MyApp;

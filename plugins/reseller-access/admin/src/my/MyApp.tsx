import { Page } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';

import { actingKey } from '../acting/acting';
import { useActing } from '../acting/useActing';
import { PATHS } from '../paths';

import { MyShell } from './shell/MyShell';
import { useMayEnter } from './useMayEnter';

/**
 * What a reseller's people see, and staff who look as one. All of it is made anew for another reseller, so that nothing
 * of one is left on the page of the next.
 */
export const MyApp = () => {
  const acting = useActing();
  const mayEnter = useMayEnter(acting);
  if (mayEnter === undefined) {
    return <Page.Loading />;
  }
  if (!mayEnter) {
    return <Page.NoPermissions />;
  }
  if (acting.ended) {
    return <Navigate to={PATHS.reseller(acting.ended.look.reseller.documentId)} replace />;
  }
  return <MyShell key={actingKey(acting)} acting={acting} />;
};

export default MyApp;

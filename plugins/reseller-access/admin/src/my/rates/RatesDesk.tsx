import { DeskRoutes, deskPaths } from '../../../../../../src/admin/rate-desk';
import { actingHeaders } from '../../acting/acting';
import { PATHS } from '../../paths';
import { useMay } from '../shell/access';

const paths = deskPaths(PATHS.rates);

/** The rate desk of a reseller: his own sell cards. */
export const RatesDesk = () => (
  <DeskRoutes
    door={{
      root: '/reseller-access/my/rate-desk',
      headers: actingHeaders,
      isStaff: false,
      canWrite: useMay('rates.write'),
      paths,
    }}
  />
);

import { DeskRoutes, deskPaths } from '../../../../../../src/admin/rate-desk';
import { useCan } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';

const NO_HEADERS = {};
const noHeaders = () => NO_HEADERS;
const paths = {
  ...deskPaths(PATHS.rates),
  effect: (version: string) => `${PATHS.startWhatIf}?version=${version}`,
};

/** The rate desk for staff: all cards, whosever. */
export const RatesDesk = () => {
  const canWrite = useCan(PERMISSIONS.writeRates);
  return (
    <DeskRoutes
      door={{ root: '/bill-run/rate-desk', headers: noHeaders, isStaff: true, canWrite, paths }}
    />
  );
};

import { ErrorState, LoadingState, PageFrame } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useGetMyOverviewQuery } from '../../services/my';
import { useText } from '../../text';
import { useAccess, useMay } from '../shell/access';

import { ChecksNotice } from './ChecksNotice';
import { LatestInvoices } from './LatestInvoices';
import { LatestRuns } from './LatestRuns';
import { MonthPanel } from './MonthPanel';
import { OverviewColumns } from './OverviewColumns';

/** Where a reseller's people land: who they are here, the month, the latest runs and bills, and what changed. */
export const OverviewPage = () => {
  const t = useText();
  const { reseller, role } = useAccess();
  const { data, error, refetch } = useGetMyOverviewQuery(undefined, ALWAYS_FRESH);
  const canReadRuns = useMay('runs.read');
  const canReadInvoices = useMay('invoices.read');
  return (
    <PageFrame
      title={reseller.name}
      subtitle={role ? t(`overview.role.${role}`) : t('mode.wholesale')}
      help={[t('overview.help.1'), t('overview.help.2')]}
    >
      {error && <ErrorState error={error} onRetry={refetch} />}
      {canReadInvoices && <ChecksNotice />}
      {!error && (data ? <MonthPanel overview={data} /> : <LoadingState />)}
      <OverviewColumns>
        {canReadRuns && <LatestRuns />}
        {canReadInvoices && <LatestInvoices />}
      </OverviewColumns>
    </PageFrame>
  );
};

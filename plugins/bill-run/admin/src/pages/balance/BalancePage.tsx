import { useParams } from 'react-router-dom';

import {
  ButtonLink,
  customerRecord,
  ErrorState,
  LoadingState,
  PageFrame,
  useCan,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetBalanceQuery } from '../../services/balances';
import { useText } from '../../text';
import { CustomerCreditChecks } from '../credit-checks/CustomerCreditChecks';
import { NextChargesPanel } from '../next-charges/NextChargesPanel';

import { BalanceView } from './BalanceView';

/** One customer's usage as it stands now. */
export const BalancePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const canReadRuns = useCan(PERMISSIONS.readRuns);
  const canReadChecks = useCan(PERMISSIONS.readCreditChecks);
  const { data: balance, isLoading, error, refetch } = useGetBalanceQuery(documentId, ALWAYS_FRESH);
  return (
    <PageFrame
      title={balance?.customer.name ?? t('balances.title')}
      subtitle={[balance?.customer.accountNumber, balance?.reseller].filter(Boolean).join(' · ')}
      back={{ to: PATHS.balances, label: t('balances.title') }}
      actions={
        <ButtonLink to={customerRecord(documentId)} variant="tertiary">
          {t('balance.record')}
        </ButtonLink>
      }
      help={[t('balance.help.1'), t('balance.help.2'), t('balance.help.3')]}
    >
      {isLoading && <LoadingState />}
      {Boolean(error) && <ErrorState error={error} onRetry={refetch} />}
      {balance && <BalanceView balance={balance} />}
      {canReadRuns && <NextChargesPanel customer={documentId} />}
      {canReadChecks && <CustomerCreditChecks customer={documentId} />}
    </PageFrame>
  );
};

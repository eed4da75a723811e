import { CreditChecksPanel, type CheckDeeds } from '../../../../../../src/admin/credit-checks';
import { ALWAYS_FRESH } from '../../acting/myApi';
import {
  useListMyCreditChecksQuery,
  useRecordMyCreditCheckMutation,
  useTakeMyCheckBackMutation,
} from '../../services/creditChecks';
import { useMay } from '../shell/access';

/** The credit checks of a customer, for his reseller: what the bureau recorded he only reads. */
export const CustomerCreditChecks = ({ customerId }: { customerId: string }) => {
  const canRecord = useMay('credit-checks.write');
  const { data, error, refetch } = useListMyCreditChecksQuery(customerId, ALWAYS_FRESH);
  const deeds = useDeeds(customerId);
  return (
    <CreditChecksPanel
      checks={data}
      error={error}
      onRetry={refetch}
      {...(canRecord && { deeds })}
    />
  );
};

const useDeeds = (customer: string): CheckDeeds => {
  const [record, recording] = useRecordMyCreditCheckMutation();
  const [takeBack, takingBack] = useTakeMyCheckBackMutation();
  return {
    record: async (body) => !('error' in (await record({ customer, body }))),
    takeBack: async (check, reason) => !('error' in (await takeBack({ customer, check, reason }))),
    canTakeBack: ({ byReseller }) => byReseller,
    isBusy: recording.isLoading || takingBack.isLoading,
    error: recording.error ?? takingBack.error,
  };
};

import { CreditChecksPanel, type CheckDeeds } from '../../../../../../src/admin/credit-checks';
import { useCan } from '../../../../../../src/admin/kit';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import {
  useListCreditChecksQuery,
  useRecordCreditCheckMutation,
  useTakeCheckBackMutation,
} from '../../services/creditChecks';

/** The credit checks of a customer, for staff. */
export const CustomerCreditChecks = ({ customer }: { customer: string }) => {
  const canRecord = useCan(PERMISSIONS.recordCreditChecks);
  const { data, error, refetch } = useListCreditChecksQuery(customer, ALWAYS_FRESH);
  const deeds = useDeeds(customer);
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
  const [record, recording] = useRecordCreditCheckMutation();
  const [takeBack, takingBack] = useTakeCheckBackMutation();
  return {
    record: async (body) => !('error' in (await record({ customer, body }))),
    takeBack: async (check, reason) => !('error' in (await takeBack({ customer, check, reason }))),
    isBusy: recording.isLoading || takingBack.isLoading,
    error: recording.error ?? takingBack.error,
  };
};

import {
  DateText,
  ErrorState,
  Facts,
  LoadingState,
  Money,
  type Fact,
} from '../../../../../../src/admin/kit';
import type { ChangeTierBody, TierChangePlan } from '../../../../../bill-run/shared/contracts/acts';
import { usePreviewTierQuery } from '../../services/acts';
import { useText } from '../../text';

type TierPlanProps = ChangeTierBody & { documentId: string };

/** What a change of tier comes to: fee, rental before and after, and the bill that takes them. */
export const TierPlan = (props: TierPlanProps) => {
  const { data, error, isFetching } = usePreviewTierQuery(props, {
    refetchOnMountOrArgChange: true,
  });
  const facts = useFacts();
  if (isFetching) return <LoadingState />;
  if (error) return <ErrorState error={error} />;
  return data ? <Facts items={facts(data)} /> : null;
};

const useFacts = (): ((plan: TierChangePlan) => Fact[]) => {
  const t = useText();
  const rental = (pence: number | null) =>
    pence === null ? t('tiers.noRental') : <Money pence={pence} />;
  return ({ fromName, oldRentalPence, newRentalPence, regradeFeePence, nextBillDate }) => [
    { label: t('tiers.change.fee'), value: <Money pence={regradeFeePence} /> },
    ...(fromName === null
      ? []
      : [{ label: t('tiers.change.old', { tier: fromName }), value: rental(oldRentalPence) }]),
    { label: t('tiers.change.new'), value: rental(newRentalPence) },
    {
      label: t('tiers.change.bill'),
      value: nextBillDate === null ? t('tiers.change.noBill') : <DateText date={nextBillDate} />,
    },
  ];
};

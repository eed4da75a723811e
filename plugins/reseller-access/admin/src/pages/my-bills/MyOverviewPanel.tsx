import {
  Count,
  ErrorState,
  Figures,
  LoadingState,
  Money,
  Panel,
} from '../../../../../../src/admin/kit';
import type { MyOverview } from '../../../../shared/contracts/my';
import { ALWAYS_FRESH, useGetMyOverviewQuery } from '../../services/my';
import { useText } from '../../text';

/** The figures of a reseller. */
export const MyOverviewPanel = () => {
  const t = useText();
  const { data, error, refetch } = useGetMyOverviewQuery(undefined, ALWAYS_FRESH);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  return data ? (
    <Panel title={data.resellerName} hint={t(`mode.${data.mode}`)}>
      <MyFigures overview={data} />
    </Panel>
  ) : (
    <LoadingState />
  );
};

export const MyFigures = ({ overview }: { overview: MyOverview }) => {
  const t = useText();
  const { bills, customers } = overview;
  const ofBills = bills && [
    { label: t('billed'), value: <Money pence={bills.grossPence} />, isMain: true },
    { label: t('invoices'), value: <Count value={bills.invoices} />, isMain: true },
    { label: t('runs'), value: <Count value={bills.runs} /> },
  ];
  return (
    <Figures
      items={[...(ofBills ?? []), { label: t('customers'), value: <Count value={customers} /> }]}
    />
  );
};

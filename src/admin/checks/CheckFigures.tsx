import type { CheckTotals } from '../../../plugins/bill-run/shared/contracts/checks';
import { Figures } from '../kit/Figures/Figures';
import { Count } from '../kit/Money/Count';
import { Money } from '../kit/Money/Money';
import { useKitText } from '../kit/text/kitText';

import { Change } from './Change';

/** What the bills come to, against those before them. */
export const CheckFigures = ({ totals }: { totals: CheckTotals }) => {
  const t = useKitText();
  return (
    <Figures
      items={[
        { label: t('checks.gross'), value: <Money pence={totals.grossPence} />, isMain: true },
        { label: t('checks.previous'), value: <Money pence={totals.previousPence} /> },
        {
          label: t('checks.change'),
          value: <Change pence={totals.grossPence - totals.previousPence} />,
        },
        ...(totals.firstPence === 0
          ? []
          : [{ label: t('checks.firstBills'), value: <Money pence={totals.firstPence} /> }]),
        { label: t('checks.bills'), value: <Count value={totals.bills} /> },
        { label: t('checks.approved'), value: <Count value={totals.approved} /> },
        { label: t('checks.odd'), value: <Count value={totals.odd} /> },
        { label: t('checks.newServices'), value: <Count value={totals.newServices} /> },
        { label: t('checks.ceasedServices'), value: <Count value={totals.ceasedServices} /> },
      ]}
    />
  );
};

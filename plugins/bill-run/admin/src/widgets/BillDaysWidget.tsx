import { CycleHeat } from '../../../../../src/admin/kit';
import { useText } from '../text';

import { WithFigures } from './WithFigures';

/** How the customers are spread over the 31 bill days. */
export const BillDaysWidget = () => {
  const t = useText();
  return (
    <WithFigures>
      {({ cycleDays }) => (
        <CycleHeat
          caption={t('home.days.caption')}
          unit={t('home.days.unit')}
          days={cycleDays.map(({ day, customers }) => ({ day, value: customers }))}
        />
      )}
    </WithFigures>
  );
};

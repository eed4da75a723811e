import { Count, Figures, formatMonth, Money } from '../../../../../src/admin/kit';
import { useText } from '../text';

import { WithFigures } from './WithFigures';

/** The month so far: invoices and money. */
export const MonthWidget = () => {
  const t = useText();
  return (
    <WithFigures>
      {({ month, grossThisMonthPence, invoicesThisMonth, customersActive, customersDueToday }) => (
        <Figures
          items={[
            {
              label: t('home.month.billed', { month: formatMonth(month) }),
              value: <Money pence={grossThisMonthPence} />,
              isMain: true,
            },
            {
              label: t('home.month.invoices'),
              value: <Count value={invoicesThisMonth} />,
              isMain: true,
            },
            { label: t('home.month.customers'), value: <Count value={customersActive} /> },
            { label: t('home.month.due'), value: <Count value={customersDueToday} /> },
          ]}
        />
      )}
    </WithFigures>
  );
};

import { EmptyState, formatDayMonth, formatPence, MiniBars } from '../../../../../src/admin/kit';
import { useText } from '../text';

import { WithFigures } from './WithFigures';

/** What was issued on the latest days that had bills. */
export const RecentDaysWidget = () => {
  const t = useText();
  return (
    <WithFigures>
      {({ recentDays }) =>
        recentDays.length === 0 ? (
          <EmptyState isCompact title={t('home.recent.none')}>
            {t('home.recent.none.text')}
          </EmptyState>
        ) : (
          <MiniBars
            caption={t('home.recent.caption')}
            bars={recentDays.map(({ date, invoices, grossPence }) => ({
              label: formatDayMonth(date),
              value: grossPence,
              text: t('home.recent.day', { amount: formatPence(grossPence), count: invoices }),
            }))}
          />
        )
      }
    </WithFigures>
  );
};

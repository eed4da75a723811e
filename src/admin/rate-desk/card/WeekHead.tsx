import { HOURS } from '../hours/paintHours';
import { useText } from '../text';

/** The hours over a week, every third with its number. */
export const WeekHead = () => {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col" aria-label={t('week.day')} />
        {HOURS.map((hour) => (
          <th key={hour} scope="col">
            {hour % 3 === 0 ? hour : ''}
          </th>
        ))}
      </tr>
    </thead>
  );
};

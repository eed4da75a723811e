import { Flex, Typography } from '@strapi/design-system';

import type { HoursRow } from '../../../rate-desk/contracts';
import { type Band, HOURS } from '../hours/paintHours';
import { useText } from '../text';

import { WeekHead } from './WeekHead';
import { COLORS, Hour, Sample, SIGNS, WeekTable } from './weekParts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const;

/** Which price holds in which hour of the week: the price at the beginning of each hour. */
export const WeekGrid = ({ hours }: { hours: HoursRow }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <WeekTable aria-label={t('week.title')}>
        <WeekHead />
        <tbody>
          {DAYS.map((day, index) => (
            <tr key={day}>
              <th scope="row">{t(`week.${day}`)}</th>
              {(hours.week[index] ?? []).map((band, hour) => (
                <Hour key={HOURS[hour]} $band={band} title={`${hour}:00 ${t(`band.${band}`)}`}>
                  {SIGNS[band]}
                </Hour>
              ))}
            </tr>
          ))}
        </tbody>
      </WeekTable>
      <Flex gap={4} wrap="wrap">
        {(Object.keys(COLORS) as Band[]).map((band) => (
          <Typography key={band} variant="pi" textColor="neutral700">
            <Sample $band={band}>{SIGNS[band]}</Sample> {t(`band.${band}`)}
          </Typography>
        ))}
      </Flex>
    </Flex>
  );
};

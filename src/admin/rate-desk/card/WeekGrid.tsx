import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { HoursRow } from '../../../rate-desk/contracts';
import { useText } from '../text';

type Band = 'peak' | 'off-peak' | 'weekend';

const COLORS = {
  peak: 'warning500',
  'off-peak': 'primary500',
  weekend: 'success500',
} as const;
/** Letters, so that nothing is said by colour alone. */
const SIGNS: Record<Band, string> = { peak: 'P', 'off-peak': 'O', weekend: 'W' };
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const;

const Table = styled.table`
  border-collapse: separate;
  border-spacing: 1px;
  font-size: ${({ theme }) => theme.fontSizes[0]};
  max-width: 84rem;
  table-layout: fixed;
  width: 100%;

  th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: normal;
    text-align: start;
  }
  th:first-child {
    width: 10rem;
  }
`;

const Hour = styled.td<{ $band: Band }>`
  background: ${({ theme, $band }) => theme.colors[COLORS[$band]]};
  color: ${({ theme }) => theme.colors.neutral0};
  height: 2rem;
  text-align: center;
`;

const Sample = styled.span<{ $band: Band }>`
  background: ${({ theme, $band }) => theme.colors[COLORS[$band]]};
  border-radius: 2px;
  color: ${({ theme }) => theme.colors.neutral0};
  display: inline-block;
  font-size: ${({ theme }) => theme.fontSizes[0]};
  padding: 0 0.6rem;
`;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Which price holds in which hour of the week: the price at the beginning of each hour. */
export const WeekGrid = ({ hours }: { hours: HoursRow }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Table aria-label={t('week.title')}>
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
      </Table>
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

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { formatCount } from '../format/counts';
import { useKitText } from '../text/kitText';

import { heatLevel, weeks } from './heat';
import { HeatCell, HeatTable, LegendSwatch } from './heatParts';

type CycleHeatProps = {
  /** What the days hold, for example "Customers by bill day". */
  caption: string;
  /** What is counted, in the plural. */
  unit: string;
  days: { day: number; value: number }[];
};

const LEVELS = [0, 1, 2, 3, 4] as const;

/** The 31 bill days as a calendar sheet: the fuller a day, the stronger its colour. The figure is always written too. */
export const CycleHeat = ({ caption, unit, days }: CycleHeatProps) => {
  const t = useKitText();
  const values = new Map(days.map(({ day, value }) => [day, value]));
  const highest = Math.max(0, ...values.values());
  return (
    <Box>
      <HeatTable>
        <VisuallyHidden tag="caption">{caption}</VisuallyHidden>
        <tbody>
          {weeks().map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const value = values.get(day) ?? 0;
                return (
                  <HeatCell key={day} $level={heatLevel(value, highest)}>
                    <VisuallyHidden>{t('heat.day')} </VisuallyHidden>
                    <small>{day}</small>
                    <b>{formatCount(value)}</b>
                    <VisuallyHidden> {unit}</VisuallyHidden>
                  </HeatCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </HeatTable>
      <Flex gap={1} paddingTop={2} aria-hidden justifyContent="flex-end">
        <Typography variant="pi" textColor="neutral600">
          {t('heat.none')}
        </Typography>
        {LEVELS.map((level) => (
          <LegendSwatch key={level} $level={level} />
        ))}
        <Typography variant="pi" textColor="neutral600">
          {t('heat.most', { count: formatCount(highest), unit })}
        </Typography>
      </Flex>
    </Box>
  );
};

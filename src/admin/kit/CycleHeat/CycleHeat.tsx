import { useState, type DragEvent } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { formatCount } from '../format/counts';
import { useKitText } from '../text/kitText';

import { heatLevel, weeks } from './heat';
import { DayButton, HeatCell, HeatTable, LegendSwatch } from './heatParts';

type CycleHeatProps = {
  /** What the days hold, for example "Customers by bill day". */
  caption: string;
  /** What is counted, in the plural. */
  unit: string;
  /** `note` is written below the figure, for example what is expected. */
  days: { day: number; value: number; note?: string }[];
  /** Makes buttons of the days. */
  onSelect?: (day: number) => void;
  selected?: number | null;
  /** Takes what is dragged onto a day. */
  onDrop?: (day: number) => void;
};

const LEVELS = [0, 1, 2, 3, 4] as const;

/** The 31 bill days as a calendar sheet: the fuller a day, the stronger its colour. The figure is always written too. */
export const CycleHeat = ({ caption, unit, days, onSelect, selected, onDrop }: CycleHeatProps) => {
  const t = useKitText();
  const values = new Map(days.map(({ day, value }) => [day, value]));
  const notes = new Map(days.map(({ day, note }) => [day, note]));
  const [over, setOver] = useState<number | null>(null);
  const dropOn = (day: number) =>
    onDrop && {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setOver(day);
      },
      onDragLeave: () => setOver(null),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(null);
        onDrop(day);
      },
    };
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
                const note = notes.get(day);
                const figures = (
                  <>
                    <VisuallyHidden>{t('heat.day')} </VisuallyHidden>
                    <small>{day}</small>
                    <b>{formatCount(value)}</b>
                    <VisuallyHidden> {unit}</VisuallyHidden>
                    {note && <i>{note}</i>}
                  </>
                );
                return (
                  <HeatCell
                    key={day}
                    $level={heatLevel(value, highest)}
                    $isMarked={day === selected || day === over}
                    {...dropOn(day)}
                  >
                    {onSelect ? (
                      <DayButton
                        type="button"
                        aria-pressed={day === selected}
                        onClick={() => onSelect(day)}
                      >
                        {figures}
                      </DayButton>
                    ) : (
                      figures
                    )}
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

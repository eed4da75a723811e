import { type KeyboardEvent, useRef, useState } from 'react';

import { Flex, Radio, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { WeekHead } from '../card/WeekHead';
import { Hour, SIGNS, WeekTable } from '../card/weekParts';
import { useText } from '../text';

import { type Band, BANDS, type Day, DAYS, HOURS, moved, paint, type Painted } from './paintHours';

const Cell = styled(Hour)`
  cursor: pointer;
  height: 2.8rem;
  user-select: none;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.neutral800};
    outline-offset: -2px;
  }
`;

type HoursPainterProps = { painted: Painted; onChange: (painted: Painted) => void };

/** A week to be painted: choose a price, then click hours or draw over them; or go by arrow keys and press space. */
export const HoursPainter = ({ painted, onChange }: HoursPainterProps) => {
  const t = useText();
  const [band, setBand] = useState<Band>('peak');
  const [at, setAt] = useState({ row: 0, hour: 0 });
  const [drawn, setDrawn] = useState<{ day: Day; from: number } | null>(null);
  const cells = useRef(new Map<string, HTMLTableCellElement>());

  const put = (day: Day, from: number, to: number) =>
    onChange(paint(painted, { day, from, to, band }));

  const press = (event: KeyboardEvent, day: Day, hour: number) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      put(day, hour, hour);
      return;
    }
    const next = moved(at, event.key);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    cells.current.get(`${next.row}:${next.hour}`)?.focus();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Radio.Group
        aria-label={t('hours.brush')}
        value={band}
        onValueChange={(chosen: string) => setBand(chosen as Band)}
      >
        <Flex gap={5} wrap="wrap">
          {BANDS.map((one) => (
            <Radio.Item key={one} value={one}>
              {`${SIGNS[one]} ${t(`band.${one}`)}`}
            </Radio.Item>
          ))}
        </Flex>
      </Radio.Group>
      <WeekTable role="grid" aria-label={t('week.title')} onPointerLeave={() => setDrawn(null)}>
        <WeekHead />
        <tbody>
          {DAYS.map((day, row) => (
            <tr key={day}>
              <th scope="row">{t(`hours.${day}`)}</th>
              {painted[day].map((of, hour) => (
                <Cell
                  key={HOURS[hour]}
                  ref={(cell) => {
                    if (cell) cells.current.set(`${row}:${hour}`, cell);
                  }}
                  $band={of}
                  tabIndex={at.row === row && at.hour === hour ? 0 : -1}
                  aria-label={`${t(`hours.${day}`)} ${hour}:00, ${t(`band.${of}`)}`}
                  onFocus={() => setAt({ row, hour })}
                  onKeyDown={(event) => press(event, day, hour)}
                  onPointerDown={() => {
                    setDrawn({ day, from: hour });
                    put(day, hour, hour);
                  }}
                  onPointerEnter={(event) => {
                    if (drawn && event.buttons === 1) put(drawn.day, drawn.from, hour);
                  }}
                  onPointerUp={() => setDrawn(null)}
                >
                  {SIGNS[of]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </WeekTable>
      <Typography variant="pi" textColor="neutral600">
        {t('hours.how')}
      </Typography>
    </Flex>
  );
};

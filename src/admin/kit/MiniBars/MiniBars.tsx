import { useId } from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { useKitText } from '../text/kitText';

import { BarArea } from './barParts';

export type Bar = {
  /** Names the bar, for example a date. */
  label: string;
  value: number;
  /** The figure in words, shown on hover and in the table behind the picture. */
  text: string;
};

type MiniBarsProps = { caption: string; bars: Bar[]; height?: string };

const STEP = 10;
const BAR = 7;
const FULL = 100;
/** Few bars keep the width that they would have among this many. */
const FEWEST = 14;

/** A small bar chart. Those who do not see it get the same as a table. */
export const MiniBars = ({ caption, bars, height = '14rem' }: MiniBarsProps) => {
  const titleId = useId();
  const t = useKitText();
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const best = bars.find(({ value }) => value === highest);
  return (
    <Box>
      {best && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2} aria-hidden>
          {t('bars.highest', { label: best.label, text: best.text })}
        </Typography>
      )}
      <BarArea
        aria-hidden
        viewBox={`0 0 ${Math.max(FEWEST, bars.length) * STEP} ${FULL}`}
        preserveAspectRatio="none"
        style={{ height }}
      >
        {bars.map(({ label, value, text }, index) => {
          const size = value > 0 ? Math.max(1, (value / highest) * FULL) : 0;
          return (
            <g key={label}>
              <title>{`${label}: ${text}`}</title>
              <rect className="reach" x={index * STEP} y={0} width={STEP} height={FULL} />
              <rect
                className="bar"
                x={index * STEP + (STEP - BAR) / 2}
                y={FULL - size}
                width={BAR}
                height={size}
              />
            </g>
          );
        })}
      </BarArea>
      <Flex justifyContent="space-between" paddingTop={1} aria-hidden>
        <Typography variant="pi" textColor="neutral600">
          {bars[0]?.label}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {bars.length >= FEWEST ? bars[bars.length - 1]?.label : ''}
        </Typography>
      </Flex>
      <VisuallyHidden>
        <table aria-labelledby={titleId}>
          <caption id={titleId}>{caption}</caption>
          <tbody>
            {bars.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Box>
  );
};

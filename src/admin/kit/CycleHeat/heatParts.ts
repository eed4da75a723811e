import { css, styled } from 'styled-components';

import type { HeatLevel } from './heat';

/** The strongest two carry light text in both themes. */
const levelColors = css<{ $level: HeatLevel }>`
  ${({ theme, $level }) => {
    const { colors } = theme;
    const shades = [
      [colors.neutral100, colors.neutral600],
      [colors.primary100, colors.neutral800],
      [colors.primary200, colors.neutral800],
      [colors.buttonPrimary500, colors.buttonNeutral0],
      [colors.buttonPrimary600, colors.buttonNeutral0],
    ] as const;
    const [background, color] = shades[$level];
    return { background, color };
  }}
`;

export const HeatTable = styled.table`
  border-collapse: separate;
  border-spacing: 3px;
  table-layout: fixed;
  width: 100%;
`;

export const HeatCell = styled.td<{ $level: HeatLevel; $isMarked?: boolean }>`
  ${levelColors}
  outline: ${({ theme, $isMarked }) =>
    $isMarked ? `2px solid ${theme.colors.primary700}` : 'none'};
  outline-offset: 1px;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-variant-numeric: tabular-nums;
  height: 3.9rem;
  padding: 0 ${({ theme }) => theme.spaces[2]};
  vertical-align: middle;

  small {
    float: left;
    font-size: ${({ theme }) => theme.fontSizes[0]};
    line-height: 2rem;
  }

  b {
    float: right;
    font-size: ${({ theme }) => theme.fontSizes[2]};
    font-weight: ${({ theme }) => theme.fontWeights.bold};
    line-height: 2rem;
  }

  i {
    clear: both;
    display: block;
    font-size: ${({ theme }) => theme.fontSizes[0]};
    font-style: normal;
    line-height: 1.6rem;
    text-align: end;
  }
`;

/** A day that can be chosen. It fills its cell and shows where the keyboard is. */
export const DayButton = styled.button`
  background: none;
  border: 0;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-height: 3.9rem;
  padding: 0;
  text-align: start;
  width: 100%;

  &:focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: 2px;
  }
`;

export const LegendSwatch = styled.span<{ $level: HeatLevel }>`
  ${levelColors}
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 2px;
  height: 1.2rem;
  width: 1.2rem;
`;

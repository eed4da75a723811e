import { styled } from 'styled-components';

import type { HoursRow } from '../../../rate-desk/contracts';

type Band = HoursRow['week'][number][number];

export const COLORS = {
  peak: 'warning500',
  'off-peak': 'primary500',
  weekend: 'success500',
} as const;

/** Letters, so that nothing is said by colour alone. */
export const SIGNS: Record<Band, string> = { peak: 'P', 'off-peak': 'O', weekend: 'W' };

export const WeekTable = styled.table`
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

export const Hour = styled.td<{ $band: Band }>`
  background: ${({ theme, $band }) => theme.colors[COLORS[$band]]};
  color: ${({ theme }) => theme.colors.neutral0};
  height: 2rem;
  text-align: center;
`;

export const Sample = styled.span<{ $band: Band }>`
  background: ${({ theme, $band }) => theme.colors[COLORS[$band]]};
  border-radius: 2px;
  color: ${({ theme }) => theme.colors.neutral0};
  display: inline-block;
  font-size: ${({ theme }) => theme.fontSizes[0]};
  padding: 0 0.6rem;
`;

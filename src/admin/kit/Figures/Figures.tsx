import type { ReactNode } from 'react';

import { styled } from 'styled-components';

const List = styled.dl`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[8]}`};
  margin: 0;
`;

const Term = styled.dt`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  padding-bottom: ${({ theme }) => theme.spaces[1]};
`;

const Value = styled.dd<{ $isMain: boolean }>`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme, $isMain }) => theme.fontSizes[$isMain ? 5 : 4]};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  /* One height for all sizes, so that the figures of a row stand on one line. */
  line-height: 2.6rem;
  margin: 0;
`;

export type FigureItem = { label: string; value: ReactNode; isMain?: boolean };

/** The figures that a page is about: who, what, how much. */
export const Figures = ({ items }: { items: FigureItem[] }) => (
  <List>
    {items.map(({ label, value, isMain = false }) => (
      <div key={label}>
        <Term>{label}</Term>
        <Value $isMain={isMain}>{value}</Value>
      </div>
    ))}
  </List>
);

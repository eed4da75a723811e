import type { ReactNode } from 'react';

import { styled } from 'styled-components';

const List = styled.dl`
  column-gap: ${({ theme }) => theme.spaces[8]};
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
  margin: 0;
  row-gap: ${({ theme }) => theme.spaces[4]};
`;

const Term = styled.dt`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
`;

const Value = styled.dd`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.43;
  margin: 0;
  overflow-wrap: anywhere;
`;

export type Fact = { label: string; value: ReactNode };

/** The particulars of a record. What is not known is left out. */
export const Facts = ({ items }: { items: Fact[] }) => (
  <List>
    {items
      .filter(({ value }) => value !== null && value !== undefined && value !== '')
      .map(({ label, value }) => (
        <div key={label}>
          <Term>{label}</Term>
          <Value>{value}</Value>
        </div>
      ))}
  </List>
);

import type { ReactNode } from 'react';

import { CaretDown, CaretUp } from '@strapi/icons';
import { styled } from 'styled-components';

import { ariaSort, nextSort } from './sorting';
import type { Sorting } from './types';

const Heading = styled.button`
  align-items: center;
  background: none;
  border: 0;
  color: inherit;
  cursor: pointer;
  display: inline-flex;
  font: inherit;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: 0;

  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

const SIGNS = { ascending: CaretUp, descending: CaretDown } as const;

type SortHeadingProps = { name: string; sorting: Sorting; children: ReactNode };

/** The heading of a column that can be sorted. Its cell says how it is sorted (aria-sort). */
export const SortHeading = ({ name, sorting, children }: SortHeadingProps) => {
  const order = ariaSort(name, sorting.sort);
  const Sign = order === 'none' ? undefined : SIGNS[order];
  return (
    <Heading type="button" onClick={() => sorting.onSort(nextSort(name, sorting.sort))}>
      {children}
      {Sign && <Sign aria-hidden width="0.8rem" height="0.8rem" />}
    </Heading>
  );
};

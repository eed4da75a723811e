import { styled } from 'styled-components';

/** Figures of one width, kept on one line, so that columns of them can be compared at a glance. */
export const TabularFigures = styled.span`
  display: inline-block;
  font-variant-numeric: tabular-nums lining-nums;
  text-align: end;
  white-space: nowrap;
`;

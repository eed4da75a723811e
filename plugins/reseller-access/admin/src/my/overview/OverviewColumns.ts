import { styled } from 'styled-components';

/** Two lists side by side, the second with more to say; one under the other on a narrow screen. */
export const OverviewColumns = styled.div`
  align-items: start;
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(0, 1fr);

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 4fr) minmax(0, 5fr);
  }
`;

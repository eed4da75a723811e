import { styled } from 'styled-components';

/** The page, and beside it the help when it is open; one under the other on a narrow screen. */
export const HelpColumns = styled.div<{ $isOpen: boolean }>`
  align-items: start;
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(0, 1fr);

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: ${({ $isOpen }) =>
      $isOpen ? 'minmax(0, 1fr) 32rem' : 'minmax(0, 1fr)'};
  }
`;

import { styled } from 'styled-components';

/** Lines on the left, the document on the right; one under the other on a narrow screen. */
export const InvoiceColumns = styled.div<{ $hasDocument: boolean }>`
  align-items: start;
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(0, 1fr);

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: ${({ $hasDocument }) =>
      $hasDocument ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)'};
  }
`;

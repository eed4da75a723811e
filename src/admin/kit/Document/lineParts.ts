import { styled } from 'styled-components';

type CellProps = { $align?: 'start' | 'end' };

export const LineTable = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  width: 100%;
`;

export const LineHeading = styled.th<CellProps>`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  padding: ${({ theme }) => theme.spaces[2]} 0 ${({ theme }) => theme.spaces[2]}
    ${({ theme }) => theme.spaces[3]};
  text-align: ${({ $align = 'start' }) => $align};

  &:first-child {
    padding-left: 0;
  }
`;

export const GroupHeading = styled.th`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  padding-bottom: ${({ theme }) => theme.spaces[1]};
  padding-top: ${({ theme }) => theme.spaces[4]};
  text-align: start;
`;

export const LineCell = styled.td<CellProps>`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  padding: ${({ theme }) => theme.spaces[2]} 0 ${({ theme }) => theme.spaces[2]}
    ${({ theme }) => theme.spaces[3]};
  text-align: ${({ $align = 'start' }) => $align};
  vertical-align: top;

  &:first-child {
    padding-left: 0;
  }
`;

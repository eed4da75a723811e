import { styled } from 'styled-components';

export const Scroller = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-x: auto;
  width: 100%;
`;

export const Table = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  width: 100%;
`;

type CellProps = { $align?: 'start' | 'end' };

const cellPadding = ({ theme }: { theme: { spaces: readonly string[] } }) =>
  `${theme.spaces[3]} ${theme.spaces[4]}`;

export const HeadCell = styled.th<CellProps>`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  padding: ${cellPadding};
  text-align: ${({ $align = 'start' }) => $align};
  white-space: nowrap;
`;

export const BodyRow = styled.tr<{ $isLink: boolean }>`
  position: relative;

  & + & > td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  &:hover > td {
    background: ${({ theme, $isLink }) => ($isLink ? theme.colors.neutral100 : 'transparent')};
  }
`;

export const BodyCell = styled.td<CellProps>`
  padding: ${cellPadding};
  text-align: ${({ $align = 'start' }) => $align};
  vertical-align: top;
  white-space: ${({ $align = 'start' }) => ($align === 'end' ? 'nowrap' : 'normal')};
`;

/** Above the link of its row. */
export const BoxCell = styled(BodyCell)`
  width: 1px;

  > * {
    position: relative;
    z-index: 1;
  }
`;

export const CellNote = styled.div`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
`;

export const FootCell = styled.td<CellProps>`
  border-top: 2px solid ${({ theme }) => theme.colors.neutral200};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  padding: ${cellPadding};
  text-align: ${({ $align = 'start' }) => $align};
`;

/** The link of a row reaches over the whole row, so that it is easy to hit. Such a row holds no other link or button. */
export const RowLinkArea = styled.span`
  a::after {
    content: '';
    inset: 0;
    position: absolute;
  }
`;

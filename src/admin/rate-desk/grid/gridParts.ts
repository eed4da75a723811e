import { styled } from 'styled-components';

export const GridScroller = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 70vh;
  overflow: auto;
  width: 100%;
`;

export const GridTable = styled.table`
  border-collapse: separate;
  border-spacing: 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-variant-numeric: tabular-nums lining-nums;
  min-width: 100%;
`;

export const GridHead = styled.th<{ $align: 'start' | 'end'; $width?: string }>`
  background: ${({ theme }) => theme.colors.neutral100};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  min-width: ${({ $width }) => $width};
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[2]}`};
  position: sticky;
  text-align: ${({ $align }) => $align};
  top: 0;
  vertical-align: bottom;
  z-index: 1;

  &:nth-child(2) {
    left: 0;
    z-index: 2;
  }
`;

export const GridRow = styled.tr<{ $isMatch: boolean }>`
  td {
    background: ${({ theme, $isMatch }) =>
      $isMatch ? theme.colors.success100 : theme.colors.neutral0};
  }
`;

export const GridCell = styled.td<{ $align: 'start' | 'end'; $canEdit: boolean }>`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  cursor: ${({ $canEdit }) => ($canEdit ? 'cell' : 'default')};
  max-width: 26rem;
  overflow: hidden;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[2]}`};
  text-align: ${({ $align }) => $align};
  text-overflow: ellipsis;
  white-space: nowrap;

  &:nth-child(2) {
    font-weight: ${({ theme }) => theme.fontWeights.bold};
    left: 0;
    position: sticky;
  }

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

export const CellInput = styled.input<{ $align: 'start' | 'end' }>`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 0;
  color: inherit;
  font: inherit;
  margin: 0;
  outline: 0;
  padding: 0;
  text-align: ${({ $align }) => $align};
  width: 100%;
`;

import { styled } from 'styled-components';

export const DropZone = styled.label<{ $isOver: boolean; $isDisabled: boolean }>`
  align-items: center;
  background: ${({ theme, $isOver }) => theme.colors[$isOver ? 'primary100' : 'neutral0']};
  border: 1px dashed ${({ theme, $isOver }) => theme.colors[$isOver ? 'primary600' : 'neutral300']};
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: ${({ $isDisabled }) => ($isDisabled ? 'not-allowed' : 'pointer')};
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  opacity: ${({ $isDisabled }) => ($isDisabled ? 0.6 : 1)};
  padding: ${({ theme }) => theme.spaces[6]};
  position: relative;
  text-align: center;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

import { styled } from 'styled-components';

export const BarArea = styled.svg`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  display: block;
  width: 100%;

  .bar {
    fill: ${({ theme }) => theme.colors.primary500};
  }

  .reach {
    fill: transparent;
  }

  g:hover .bar {
    fill: ${({ theme }) => theme.colors.primary700};
  }
`;

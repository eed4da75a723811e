import { styled } from 'styled-components';

const Sign = styled.svg`
  fill: ${({ theme }) => theme.colors.neutral0};
  stroke: ${({ theme }) => theme.colors.primary500};
  stroke-linecap: round;
  stroke-linejoin: round;
  stroke-width: 2;

  .lines {
    stroke: ${({ theme }) => theme.colors.primary200};
  }
`;

/** A blank bill: nothing here yet. */
export const EmptySign = () => (
  <Sign aria-hidden viewBox="0 0 64 64" width="6.4rem" height="6.4rem">
    <path d="M14 6h36v50l-6-4.5-6 4.5-6-4.5-6 4.5-6-4.5-6 4.5z" />
    <path className="lines" d="M23 19h18M23 28h18M23 37h10" />
  </Sign>
);

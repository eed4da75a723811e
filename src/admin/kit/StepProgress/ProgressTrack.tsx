import { styled } from 'styled-components';

const Track = styled.div`
  background: ${({ theme }) => theme.colors.neutral150};
  border-radius: 4px;
  height: 0.6rem;
  overflow: hidden;
  width: 100%;
`;

const Done = styled.div`
  background: ${({ theme }) => theme.colors.primary600};
  height: 100%;
  transition: width 0.3s;
`;

/** How much of something is done, as wide as there is room. */
export const ProgressTrack = ({ percent, label }: { percent: number; label: string }) => (
  <Track
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(percent)}
  >
    <Done style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
  </Track>
);

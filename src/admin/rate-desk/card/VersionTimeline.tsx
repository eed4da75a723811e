import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { VersionRow, VersionStand } from '../../../rate-desk/contracts';
import { formatDate, todayInLondon } from '../../kit';
import { useDoor } from '../door';
import { useText } from '../text';

const Track = styled.ol`
  display: flex;
  gap: 2px;
  list-style: none;
  margin: 0 0 ${({ theme }) => theme.spaces[5]};
  overflow-x: auto;
  padding: ${({ theme }) => theme.spaces[1]} 0;
`;

/** Background, edge and text. */
const COLORS = {
  past: ['neutral100', 'neutral300', 'neutral700'],
  current: ['success100', 'success600', 'success700'],
  coming: ['warning100', 'warning600', 'warning700'],
  draft: ['primary100', 'primary600', 'primary700'],
} as const satisfies Record<VersionStand, readonly [string, string, string]>;

const Span = styled.li<{ $stand: VersionStand; $weight: number }>`
  flex: ${({ $weight }) => $weight} 0 15rem;

  a {
    background: ${({ theme, $stand }) => theme.colors[COLORS[$stand][0]]};
    border-left: 3px ${({ $stand }) => ($stand === 'draft' ? 'dashed' : 'solid')}
      ${({ theme, $stand }) => theme.colors[COLORS[$stand][1]]};
    color: ${({ theme, $stand }) => theme.colors[COLORS[$stand][2]]};
    display: block;
    font-size: ${({ theme }) => theme.fontSizes[1]};
    line-height: 1.4;
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    text-decoration: none;
  }

  strong {
    display: block;
    font-size: ${({ theme }) => theme.fontSizes[2]};
  }
`;

const DAY_MS = 86_400_000;

/** Longer spans are wider, but none so wide that the others are lost. */
const weightOf = (from: string, to: string): number =>
  Math.min(12, Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY_MS / 60));

/** The versions of a card in the order of their days: what held, what holds, what comes, and drafts. */
export const VersionTimeline = ({ versions }: { versions: VersionRow[] }) => {
  const t = useText();
  const { paths } = useDoor();
  const today = todayInLondon();
  const inOrder = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return (
    <Track aria-label={t('versions.title')}>
      {inOrder.map(({ documentId, validFrom, validTo, stand, rates }) => (
        <Span
          key={documentId}
          $stand={stand}
          $weight={weightOf(validFrom, validTo ?? (validFrom > today ? validFrom : today))}
        >
          <Link to={paths.version(documentId)}>
            <strong>{formatDate(validFrom)}</strong>
            {t(`stand.${stand}`)} · {t('rates.count', { count: rates })}
            {validTo && <div>{t('versions.until', { date: formatDate(validTo) })}</div>}
          </Link>
        </Span>
      ))}
    </Track>
  );
};

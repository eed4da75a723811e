import { formatDate } from '../format/dates';

/** A date as people write it: 6 Jun 2026. */
export const DateText = ({ date }: { date: string }) => (
  <time dateTime={date} style={{ whiteSpace: 'nowrap' }}>
    {formatDate(date)}
  </time>
);

import { formatMoment, formatMomentWithZone } from '../format/dates';

/** A moment in British time. The zone shows on hover, or always with `withZone`. */
export const DateTimeText = ({ moment, withZone }: { moment: string; withZone?: boolean }) => (
  <time dateTime={moment} title={formatMomentWithZone(moment)} style={{ whiteSpace: 'nowrap' }}>
    {withZone ? formatMomentWithZone(moment) : formatMoment(moment)}
  </time>
);

import { type SourceMapping } from './source-mapping';

/** What to say of a price that cannot be read. */
export const badPrice = (text: string, { money }: SourceMapping): string =>
  text === ''
    ? 'The price is blank. Unknown is not free: fill it in.'
    : `"${text}" is not a price in ${money?.unit ?? 'pounds'} with "${money?.decimalMark ?? '.'}".`;

/** How a source writes dates, or dates with times. */
export const formOf = ({ time }: SourceMapping): string => {
  if (time.kind === 'two-columns') return time.dateFormat;
  if (time.kind === 'one-column') return time.format;
  return time.kind === 'iso' ? '2025-06-02T09:30:00Z' : `${time.unit} since 1970`;
};

/** How a source writes times of day. */
export const timeFormOf = ({ time }: SourceMapping): string =>
  time.kind === 'two-columns' ? time.timeFormat : formOf({ time } as SourceMapping);

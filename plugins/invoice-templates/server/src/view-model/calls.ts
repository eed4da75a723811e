import { normaliseDialled } from '../../../../../src/billing/rating';
import { bareCallCharge } from './amounts';
import { dayAndMonth } from './dates';
import type { CallView } from './invoice-view.types';
import type { CallRow } from './source';

const HELPLINE_TEXT = /^(?:\+?44|0044)?0?80[08]|^116\d{3}$/;

/**
 * Whether calls to a number are kept off itemised bills: free helplines (0800, 0808, 116xxx). Somebody who calls one
 * may not want others in the house to know.
 */
export const isFreeHelpline = (dialled: string): boolean => {
  const number = normaliseDialled(dialled, { shortBareNumbers: 'e164' });
  if (!number.ok) return HELPLINE_TEXT.test(dialled.replace(/[^\d+]/g, ''));
  const { kind, digits } = number.value;
  return kind === 'short-code' ? /^116\d{3}$/.test(digits) : /^4480[08]/.test(digits);
};

const pad = (value: number): string => String(value).padStart(2, '0');

const timeText = (secondsOfDay: number): string => {
  const minutes = Math.floor(secondsOfDay / 60);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};

/** 75 seconds as '1:15', 3675 as '1:01:15'. */
export const durationText = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = pad(seconds % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
};

/** Bytes in the largest decimal unit that leaves at least one, with one decimal. */
export const dataText = (bytes: number): string => {
  const [divisor, unit] =
    bytes >= 1_000_000_000
      ? [1_000_000_000, 'GB']
      : bytes >= 1_000_000
        ? [1_000_000, 'MB']
        : [1_000, 'kB'];
  const tenths = Math.round(bytes / (divisor / 10));
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${unit}`;
};

const amountText = (call: CallRow): string => {
  if (call.callType === 'G') return dataText(call.bytes);
  if (call.callType === 'S') return 'text';
  return durationText(call.durationS);
};

/** '441614960123' as '01614960123', other countries with a plus. Names of data bearers stay as they are. */
export const numberText = (dialled: string): string => {
  const number = normaliseDialled(dialled, { shortBareNumbers: 'e164' });
  if (!number.ok || number.value.kind === 'short-code') return dialled;
  const { digits } = number.value;
  return digits.startsWith('44') ? `0${digits.slice(2)}` : `+${digits}`;
};

/** A space as wide as a digit. */
const FIGURE_SPACE = '\u2007';
const DESTINATION_MAX = 19;

const shortened = (text: string): string =>
  text.length > DESTINATION_MAX ? `${text.slice(0, DESTINATION_MAX - 1).trimEnd()}…` : text;

const figures = ({ amount, charge }: { amount: string; charge: string }): string =>
  `${amount}${FIGURE_SPACE}${charge.padStart(7, FIGURE_SPACE)}`;

type Columns = { date: string; time: string; number: string; destination: string };

/** Padded to the widest value of each column, so that one tab always leads to the same stop. */
const columns = ({ date, time, number, destination }: Columns): string =>
  [date, time, number.padEnd(13, FIGURE_SPACE), destination].join('\t');

/** The heading of the list. */
export const CALL_HEADING: CallView = {
  text: columns({
    date: 'Date'.padEnd(6, FIGURE_SPACE),
    time: 'Time',
    number: 'Number',
    destination: 'To',
  }),
  figures: figures({ amount: 'Length', charge: '£' }),
};

/** A call that an allowance covers wholly is inclusive; of one that it covers partly the rest is charged. */
const chargeText = ({ sellMicro, coveredMicro = 0 }: CallRow): string =>
  coveredMicro > 0 && sellMicro === 0 ? 'incl.' : bareCallCharge(sellMicro);

/** Stands before the destination of a call whose record came late; the note below the list's title says so. */
export const LATE_MARK = '*';

/** One row of the itemised list. */
export const callView = (call: CallRow): CallView => ({
  text: columns({
    date: dayAndMonth(call.localDate).padStart(6, FIGURE_SPACE),
    time: timeText(call.localSeconds),
    number: numberText(call.dialled),
    destination: shortened(call.isLate ? `${LATE_MARK} ${call.destination}` : call.destination),
  }),
  figures: figures({ amount: amountText(call), charge: chargeText(call) }),
});

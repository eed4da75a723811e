import { penceFromMicro, sumMicro } from '../../../../../src/billing/money';
import { bare } from './amounts';
import { CALL_HEADING, callView, isFreeHelpline, LATE_MARK, numberText } from './calls';
import type { ItemisationView } from './invoice-view.types';
import type { CallRow } from './source';

const inOrderOfTime = (a: CallRow, b: CallRow): number =>
  a.localDate < b.localDate ? -1 : a.localDate > b.localDate ? 1 : a.localSeconds - b.localSeconds;

const byCli = (calls: CallRow[]): [string, CallRow[]][] => {
  const groups = new Map<string, CallRow[]>();
  for (const call of calls) {
    const group = groups.get(call.cli);
    if (group) group.push(call);
    else groups.set(call.cli, [call]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

const NOTE =
  'Charges in pounds without VAT, shown to four decimals and added up in full. Free helplines are never listed.';

const noteOf = (shown: readonly CallRow[]): string => {
  const isCovered = shown.some(({ coveredMicro = 0 }) => coveredMicro > 0);
  const isAnyLate = shown.some(({ isLate }) => isLate === true);
  return [
    NOTE,
    isCovered && 'Calls marked incl. are covered by your inclusive minutes, messages or data.',
    isAnyLate &&
      `Calls marked ${LATE_MARK} were made before this bill's period: their records came to us late.`,
  ]
    .filter(Boolean)
    .join(' ');
};

/** The list of calls by the number they were made from; null when there are none to show. */
export const itemisationView = (calls: CallRow[]): ItemisationView | null => {
  const shown = calls.filter((call) => !isFreeHelpline(call.dialled));
  if (shown.length === 0) return null;
  return {
    title: 'Your calls and usage in detail',
    note: noteOf(shown),
    heading: CALL_HEADING,
    groups: byCli(shown).map(([cli, members]) => ({
      cli: numberText(cli),
      summary: `${members.length} ${members.length === 1 ? 'item' : 'items'}`,
      calls: [...members].sort(inOrderOfTime).map(callView),
      total: bare(penceFromMicro(sumMicro(members.map((call) => call.sellMicro)))),
    })),
  };
};

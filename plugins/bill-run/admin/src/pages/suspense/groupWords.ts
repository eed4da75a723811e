import type { SuspenseReason } from '../../../../shared/contracts/usage';
import type { Text } from '../../text';

type GroupKey = { reason: SuspenseReason; key: string | null; card: { name: string } | null };

const TYPE = 'type:';

const rateWords = ({ reason, key, card }: GroupKey, t: Text): string => {
  const name = card?.name ?? '';
  if (key === null) return name;
  if (key === 'card') {
    return t(reason === 'no-buy-rate' ? 'susGroup.noPrice' : 'susGroup.noCard');
  }
  if (key === 'version') return t('susGroup.noVersion', { card: name });
  if (key.startsWith(TYPE)) return t('susGroup.type', { type: key.slice(TYPE.length), card: name });
  return t('susGroup.prefix', { prefix: key.replace('=', ''), card: name });
};

/** What the rows of a group have in common beside their reason; empty when each is a case of its own. */
export const groupWords = (group: GroupKey, t: Text): string => {
  const { reason, key } = group;
  if (reason === 'no-sell-rate' || reason === 'no-buy-rate') return rateWords(group, t);
  if (key === null) return '';
  return reason === 'unknown-service' ? key : t('susGroup.field', { field: key });
};

/** Whether what is missing is a price for something that is counted, and not a rate for a number. */
export const lacksEventPrice = (key: string | null | undefined): boolean =>
  key?.startsWith(TYPE) === true;

/** The prefix that a rate is missing for, or null when it is not a prefix that is missing. */
export const missingPrefix = (key: string | null | undefined): string | null =>
  key && /^=?\d+$/.test(key) ? key : null;

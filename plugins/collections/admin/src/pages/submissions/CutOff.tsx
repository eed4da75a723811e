import { formatDate, StatusWord, todayInLondon } from '../../../../../../src/admin/kit';
import { useText } from '../../text';

/** The last day on which the file can reach the bank, and how near it is. */
export const CutOff = ({ inputDate }: { inputDate: string }) => {
  const t = useText();
  const today = todayInLondon();
  const date = formatDate(inputDate);
  if (inputDate < today) {
    return <StatusWord tone="bad">{t('cutOff.passed', { date })}</StatusWord>;
  }
  if (inputDate === today) {
    return <StatusWord tone="warning">{t('cutOff.today', { date })}</StatusWord>;
  }
  return <StatusWord tone="quiet">{date}</StatusWord>;
};

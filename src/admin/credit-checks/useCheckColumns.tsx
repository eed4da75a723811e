import { Button, Typography } from '@strapi/design-system';

import type {
  CreditCheck,
  CreditCheckResult,
} from '../../../plugins/bill-run/shared/contracts/credit-checks';
import type { Column } from '../kit/DataList/types';
import { DateText } from '../kit/Dates/DateText';
import { Money } from '../kit/Money/Money';
import { StatusWord } from '../kit/StatusWord/StatusWord';
import type { Tone } from '../kit/StatusWord/tones';
import { formatMoment } from '../kit/format/dates';
import { useKitText } from '../kit/text/kitText';

const TONES: Record<CreditCheckResult, Tone> = {
  passed: 'good',
  refer: 'warning',
  declined: 'bad',
};

/** The columns of a customer's credit checks; with a button for those that can be taken back. */
export const useCheckColumns = (
  onTakeBack: ((check: CreditCheck) => void) | undefined,
  canTakeBack: (check: CreditCheck) => boolean,
): Column<CreditCheck>[] => {
  const t = useKitText();
  const columns: Column<CreditCheck>[] = [
    {
      key: 'date',
      header: t('creditChecks.checkedOn'),
      cell: ({ checkedOn }) => <DateText date={checkedOn} />,
    },
    {
      key: 'result',
      header: t('creditChecks.result'),
      cell: ({ result, takenBackAt }) => (
        <StatusWord tone={takenBackAt ? 'quiet' : TONES[result]}>
          {t(takenBackAt ? 'creditChecks.takenBack' : `creditChecks.result.${result}`)}
        </StatusWord>
      ),
    },
    {
      key: 'provider',
      header: t('creditChecks.provider'),
      cell: ({ provider, reference }) => [provider, reference].filter(Boolean).join(', '),
    },
    {
      key: 'limit',
      header: t('creditChecks.limit.heading'),
      align: 'end',
      cell: ({ limitPence }) => limitPence !== null && <Money pence={limitPence} />,
    },
    { key: 'who', header: t('creditChecks.who'), cell: (check) => <Who check={check} /> },
  ];
  if (!onTakeBack) return columns;
  const takeBack: Column<CreditCheck> = {
    key: 'takeBack',
    header: t('creditChecks.takeBack'),
    align: 'end',
    cell: (check) =>
      check.takenBackAt === null &&
      canTakeBack(check) && (
        <Button variant="tertiary" size="S" onClick={() => onTakeBack(check)}>
          {t('creditChecks.takeBack')}
        </Button>
      ),
  };
  return [...columns, takeBack];
};

/** Who asked and who wrote it down, what else was noted, and why it does not count any more. */
const Who = ({ check }: { check: CreditCheck }) => {
  const t = useKitText();
  const { askedBy, recordedBy, recordedAt, note, takenBackBy, takeBackReason } = check;
  return (
    <>
      {askedBy}
      <Typography tag="div" variant="pi" textColor="neutral600">
        {t('creditChecks.recordedBy', { name: recordedBy, when: formatMoment(recordedAt) })}
      </Typography>
      {note && <Typography tag="div">{note}</Typography>}
      {takeBackReason && (
        <Typography tag="div">
          {t('creditChecks.takenBackBy', { name: takenBackBy, reason: takeBackReason })}
        </Typography>
      )}
    </>
  );
};

import type { Difference } from '../../../rate-desk/contracts';
import { Count, Figures, formatMicro, formatMonth, TabularFigures } from '../../kit';
import { useText } from '../text';

const KINDS = ['new', 'gone', 'dearer', 'cheaper', 'other'] as const;

/** How many rates are new, gone, dearer and cheaper, and what last month's calls would have cost more or less. */
export const DifferenceSummary = ({ difference }: { difference: Difference }) => {
  const t = useText();
  const { counts, effectMicro, month } = difference;
  const sign = effectMicro > 0 ? '+' : '';
  return (
    <Figures
      items={[
        ...KINDS.map((kind) => ({
          label: t(`difference.${kind}`),
          value: <Count value={counts[kind]} />,
        })),
        { label: t('difference.unchanged'), value: <Count value={counts.unchanged} /> },
        {
          label: month
            ? t('difference.effect', { month: formatMonth(month.from) })
            : t('difference.effect.none'),
          value: (
            <TabularFigures>{month ? `${sign}${formatMicro(effectMicro, 2)}` : '–'}</TabularFigures>
          ),
        },
      ]}
    />
  );
};

import { Typography } from '@strapi/design-system';

import { formatMicro } from '../../../../../../src/admin/kit';
import type { RecyclingOutcome } from '../../../../shared/contracts/suspense';
import type { SuspenseReason } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

type OutcomeWordsProps = { outcome: RecyclingOutcome; of: 'trial' | 'run' };

/** How many rows are billed for how much, and why the others stay. */
export const OutcomeWords = ({ outcome, of }: OutcomeWordsProps) => {
  const t = useText();
  const { rows, recycled, held, sellMicro, costMicro, heldByReason } = outcome;
  const reasons = Object.entries(heldByReason) as [SuspenseReason, number][];
  return (
    <>
      <Typography tag="p" fontWeight="bold">
        {t(`recycling.words.${of}`, {
          rows,
          recycled,
          held,
          sell: formatMicro(sellMicro, 2),
          cost: formatMicro(costMicro, 2),
        })}
      </Typography>
      {reasons.length > 0 && (
        <ul>
          {reasons
            .sort(([, one], [, other]) => other - one)
            .map(([reason, count]) => (
              <Typography key={reason} tag="li">
                {t('recycling.stays', { count, reason: t(`suspense.${reason}`) })}
              </Typography>
            ))}
        </ul>
      )}
    </>
  );
};

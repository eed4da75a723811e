import { Typography } from '@strapi/design-system';

import { formatCount, formatDuration, MicroMoney, Panel } from '../../../../../../src/admin/kit';
import type { RecordDraw } from '../../../../shared/contracts/usage-records';
import { useText } from '../../text';

const amountOf = ({ unit, quantity }: RecordDraw): string =>
  unit === 'second' ? formatDuration(quantity) : formatCount(quantity);

/** What bundles covered of the call, and what is charged beside them. Nothing when none did. */
export const CallDraws = ({ draws, sellMicro }: { draws: RecordDraw[]; sellMicro: number }) => {
  const t = useText();
  if (draws.length === 0) {
    return null;
  }
  const covered = draws.reduce((sum, { coveredMicro }) => sum + coveredMicro, 0);
  return (
    <Panel title={t('call.bundles')}>
      {draws.map((draw) => (
        <Typography key={draw.name} tag="p">
          {t('call.bundle', { amount: amountOf(draw), name: draw.name })}{' '}
          <MicroMoney micro={draw.coveredMicro} />
        </Typography>
      ))}
      <Typography tag="p" fontWeight="bold">
        {t('call.bundle.rest')} <MicroMoney micro={sellMicro - covered} />
      </Typography>
    </Panel>
  );
};

import { Typography } from '@strapi/design-system';

import { formatCount, formatDate, Panel } from '../../../../../../src/admin/kit';
import type { RecordMeter } from '../../../../shared/contracts/usage-records';
import { useText } from '../../text';

/** Which events a record is put together from, and what of them other bills have charged. */
export const CallMeter = ({ metered, quantity }: { metered: RecordMeter; quantity: number }) => {
  const t = useText();
  const { name, method, from, to, events, chargedBefore } = metered;
  const days = { from: formatDate(from), to: formatDate(to) };
  return (
    <Panel title={t('call.meter')}>
      <Typography tag="p">
        {t(`call.meter.${method}`, {
          name,
          events: formatCount(events),
          value: formatCount(quantity + chargedBefore),
          ...days,
        })}
      </Typography>
      {chargedBefore > 0 && (
        <Typography tag="p">
          {t('call.meter.before', {
            before: formatCount(chargedBefore),
            rest: formatCount(quantity),
          })}
        </Typography>
      )}
    </Panel>
  );
};

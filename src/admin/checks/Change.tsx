import { Typography } from '@strapi/design-system';

import type { ChangeView } from '../../../plugins/bill-run/shared/contracts/checks';
import { TabularFigures } from '../kit/Money/TabularFigures';
import { formatPence } from '../kit/format/money';

/** A difference with its sign, so that nothing relies on colour. */
export const Change = ({ pence }: { pence: number }) => (
  <TabularFigures>{pence > 0 ? `+${formatPence(pence)}` : formatPence(pence)}</TabularFigures>
);

/** Why a bill changed, biggest first. */
export const Reasons = ({ reasons }: { reasons: ChangeView[] }) => (
  <>
    {reasons.map(({ text, deltaPence }) => (
      <Typography key={text} tag="div" variant="pi" textColor="neutral700">
        {text} (<Change pence={deltaPence} />)
      </Typography>
    ))}
  </>
);

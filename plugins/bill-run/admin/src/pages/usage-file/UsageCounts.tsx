import { Typography } from '@strapi/design-system';

import { Count, Figures, formatCount, MicroMoney } from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { useText } from '../../text';

/** The counts of a file, and the sum that shows that no row was lost. */
export const UsageCounts = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const { rowsRead, rowsAccepted, rowsSuspended, rowsSuperseded, sellMicro, costMicro } = file;
  return (
    <>
      <Figures
        items={[
          { label: t('usage.rowsRead'), value: <Count value={rowsRead} />, isMain: true },
          { label: t('usage.rowsTaken'), value: <Count value={rowsAccepted} /> },
          { label: t('usage.rowsNotTaken'), value: <Count value={rowsSuspended} /> },
          { label: t('usage.rowsSuperseded'), value: <Count value={rowsSuperseded} /> },
          { label: t('usage.sell'), value: <MicroMoney micro={sellMicro} decimals={2} /> },
          { label: t('usage.cost'), value: <MicroMoney micro={costMicro} decimals={2} /> },
          {
            label: t('usage.margin'),
            value: <MicroMoney micro={sellMicro - costMicro} decimals={2} />,
          },
        ]}
      />
      <Typography tag="p" textColor="neutral600" paddingTop={3}>
        {t('usageFile.sum', {
          read: formatCount(rowsRead),
          taken: formatCount(rowsAccepted),
          suspended: formatCount(rowsSuspended),
          superseded: formatCount(rowsSuperseded),
        })}
      </Typography>
    </>
  );
};

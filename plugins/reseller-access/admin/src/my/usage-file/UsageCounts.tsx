import { Typography } from '@strapi/design-system';

import { Count, Figures, formatCount } from '../../../../../../src/admin/kit';
import type { UsageFileRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';
import { SellPrice } from '../usage/SellPrice';

/** The counts of a file, and the sum that shows that no row was lost. */
export const UsageCounts = ({ file }: { file: UsageFileRow }) => {
  const t = useText();
  const { rowsRead, rowsAccepted, rowsSuspended, rowsSuperseded, sellPrice } = file;
  return (
    <>
      <Figures
        items={[
          { label: t('usage.read'), value: <Count value={rowsRead} />, isMain: true },
          { label: t('usage.taken'), value: <Count value={rowsAccepted} /> },
          { label: t('usage.held'), value: <Count value={rowsSuspended} /> },
          { label: t('usage.replaced'), value: <Count value={rowsSuperseded} /> },
          { label: t('usage.sell'), value: <SellPrice price={sellPrice} /> },
        ]}
      />
      <Typography tag="p" textColor="neutral600" paddingTop={3}>
        {t('usageFile.sum', {
          read: formatCount(rowsRead),
          taken: formatCount(rowsAccepted),
          held: formatCount(rowsSuspended),
          replaced: formatCount(rowsSuperseded),
        })}
      </Typography>
    </>
  );
};

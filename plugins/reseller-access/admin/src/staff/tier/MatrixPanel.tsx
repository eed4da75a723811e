import { Typography } from '@strapi/design-system';

import { DataTable, formatPrice, Panel, TabularFigures } from '../../../../../../src/admin/kit';
import type { TierService } from '../../../../../bill-run/shared/contracts/acts';
import { useText } from '../../text';

type Text = ReturnType<typeof useText>;

/** What a service costs him, in words or in pounds. */
const priceText = ({ terms, price }: TierService, t: Text): string => {
  if (terms === null) return t('matrix.none');
  if (terms === 'price' && price !== null) return formatPrice(price);
  if (terms === 'percentage' && price !== null) return t('matrix.percent', { price });
  return t(`matrix.${terms}`);
};

/** The price list of his tier, as it is today. */
export const MatrixPanel = ({ services }: { services: TierService[] }) => {
  const t = useText();
  return (
    <Panel title={t('matrix.title')} hint={t('matrix.hint')}>
      <DataTable
        caption={t('matrix.title')}
        rows={services}
        rowKey={(service) => service.code}
        columns={[
          {
            key: 'service',
            header: t('matrix.service'),
            cell: (service) => (
              <>
                {service.name}
                {service.isFreeIfSelfServed && (
                  <Typography tag="div" variant="pi" textColor="neutral600">
                    {t('matrix.selfServed')}
                  </Typography>
                )}
              </>
            ),
          },
          {
            key: 'price',
            header: t('matrix.price'),
            align: 'end',
            cell: (service) => <TabularFigures>{priceText(service, t)}</TabularFigures>,
          },
        ]}
      />
    </Panel>
  );
};

import { Button, Typography } from '@strapi/design-system';

import { Count, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { Bundle } from '../../../../shared/contracts/balances';
import { useText } from '../../text';

export const useBundleColumns = (onEdit?: (bundle: Bundle) => void): Column<Bundle>[] => {
  const t = useText();
  const columns: Column<Bundle>[] = [
    {
      key: 'name',
      header: t('bundles.name'),
      cell: ({ name, product }) => (
        <>
          {name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {product.name}
          </Typography>
        </>
      ),
    },
    {
      key: 'quantity',
      header: t('bundles.quantity'),
      align: 'end',
      cell: ({ quantity, unit }) =>
        `${quantity.toLocaleString('en-GB')} ${t(`bundles.unit.${unit}`)}`,
    },
    {
      key: 'bands',
      header: t('bundles.bands'),
      cell: ({ bandGroups }) =>
        bandGroups.length === 0 ? t('bundles.allBands') : bandGroups.join(', '),
    },
    {
      key: 'sharing',
      header: t('bundles.sharing'),
      cell: ({ sharing }) => t(`bundles.sharing.${sharing}`),
    },
    {
      key: 'rollover',
      header: t('bundles.rollover'),
      cell: ({ rolloverPeriods }) =>
        rolloverPeriods === 0
          ? t('bundles.lapses')
          : t('bundles.periods', { count: rolloverPeriods }),
    },
    {
      key: 'customers',
      header: t('bundles.customers'),
      align: 'end',
      cell: ({ customers }) => <Count value={customers} />,
    },
    {
      key: 'services',
      header: t('bundles.services'),
      align: 'end',
      cell: ({ services }) => <Count value={services} />,
    },
    {
      key: 'state',
      header: t('status'),
      cell: ({ state }) => (
        <StatusWord tone={state === 'active' ? 'good' : 'quiet'}>
          {t(`bundles.state.${state}`)}
        </StatusWord>
      ),
    },
  ];
  if (!onEdit) return columns;
  return [
    ...columns,
    {
      key: 'edit',
      header: t('bundles.change'),
      align: 'end',
      cell: (bundle) => (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('bundles.changeNamed', { name: bundle.name })}
          onClick={() => onEdit(bundle)}
        >
          {t('bundles.change')}
        </Button>
      ),
    },
  ];
};

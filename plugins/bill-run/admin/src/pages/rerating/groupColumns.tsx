import { Typography } from '@strapi/design-system';

import { Count, MicroMoney, type Column } from '../../../../../../src/admin/kit';
import type { RerateAmounts, RerateGroup } from '../../../../shared/contracts/reratings';
import { useText } from '../../text';

const pounds = (micro: number) => <MicroMoney micro={micro} decimals={2} />;

export const sellDifference = (of: RerateAmounts): number => of.afterSell - of.beforeSell;
export const marginBefore = (of: RerateAmounts): number => of.beforeSell - of.beforeBuy;
export const marginAfter = (of: RerateAmounts): number => of.afterSell - of.afterBuy;

/** Old and new side by side, the difference, and what becomes of the margin. */
export const useGroupColumns = (what: 'customer' | 'band'): Column<RerateGroup>[] => {
  const t = useText();
  return [
    {
      key: 'name',
      header: t(what === 'customer' ? 'customer' : 'rerate.band'),
      cell: ({ name, detail }) => (
        <>
          {name}
          {detail && (
            <Typography tag="div" variant="pi" textColor="neutral600">
              {detail}
            </Typography>
          )}
        </>
      ),
    },
    {
      key: 'changed',
      header: t('rerate.changed'),
      align: 'end',
      cell: ({ changed }) => <Count value={changed} />,
    },
    {
      key: 'before',
      header: t('rerate.sellBefore'),
      align: 'end',
      cell: ({ beforeSell }) => pounds(beforeSell),
    },
    {
      key: 'after',
      header: t('rerate.sellAfter'),
      align: 'end',
      cell: ({ afterSell }) => pounds(afterSell),
    },
    {
      key: 'difference',
      header: t('rerate.difference'),
      align: 'end',
      cell: (group) => <strong>{pounds(sellDifference(group))}</strong>,
    },
    {
      key: 'marginBefore',
      header: t('rerate.marginBefore'),
      align: 'end',
      cell: (group) => pounds(marginBefore(group)),
    },
    {
      key: 'marginAfter',
      header: t('rerate.marginAfter'),
      align: 'end',
      cell: (group) => pounds(marginAfter(group)),
    },
  ];
};

/** The sums under the columns. */
export const groupTotals = (label: string, total: RerateAmounts) => ({
  label,
  cells: {
    changed: <Count value={total.changed} />,
    before: pounds(total.beforeSell),
    after: pounds(total.afterSell),
    difference: pounds(sellDifference(total)),
    marginBefore: pounds(marginBefore(total)),
    marginAfter: pounds(marginAfter(total)),
  },
});

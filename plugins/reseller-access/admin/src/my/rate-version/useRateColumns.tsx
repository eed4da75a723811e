import { IconButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';

import { formatPrice, TabularFigures, type Column } from '../../../../../../src/admin/kit';
import type { RateRow } from '../../../../shared/contracts/lists';
import { useText } from '../../text';

const PRICES = ['connection', 'peak', 'offPeak', 'weekend', 'minimum'] as const;

/** Call prices are small: with four decimals most of a column stand under each other. */
const RATE_DECIMALS = 4;

/** Prices are in pounds; the unit stands once in the heading. */
export const useRateColumns = ({
  onEdit,
}: {
  /** Undefined where nothing can be changed. */
  onEdit?: (rate: RateRow) => void;
}): Column<RateRow>[] => {
  const t = useText();
  const columns: (Column<RateRow> | false)[] = [
    {
      key: 'prefix',
      header: t('rate.prefix'),
      sortBy: 'prefix',
      cell: ({ prefix }) => <TabularFigures>{prefix}</TabularFigures>,
    },
    {
      key: 'destination',
      header: t('rate.destination'),
      sortBy: 'destination',
      cell: ({ destination }) => destination,
    },
    { key: 'band', header: t('rate.band'), sortBy: 'band', cell: ({ band }) => band },
    ...PRICES.map(
      (name): Column<RateRow> => ({
        key: name,
        header: t(`rate.${name}`),
        sortBy: name,
        align: 'end',
        cell: (rate) => <TabularFigures>{formatPrice(rate[name], RATE_DECIMALS)}</TabularFigures>,
      }),
    ),
    {
      key: 'steps',
      header: t('rate.steps'),
      align: 'end',
      cell: ({ firstIncrement, nextIncrement }) => (
        <TabularFigures>{`${firstIncrement} / ${nextIncrement}`}</TabularFigures>
      ),
    },
    onEdit !== undefined && {
      key: 'edit',
      header: t('rate.change'),
      align: 'end',
      cell: (rate) => (
        <IconButton
          variant="ghost"
          label={t('rate.change.of', { prefix: rate.prefix, destination: rate.destination })}
          onClick={() => onEdit(rate)}
        >
          <Pencil aria-hidden />
        </IconButton>
      ),
    },
  ];
  return columns.filter((column): column is Column<RateRow> => Boolean(column));
};

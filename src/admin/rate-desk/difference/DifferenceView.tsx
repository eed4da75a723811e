import {
  Box,
  Button,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';

import type {
  DeskRate,
  Difference,
  DifferenceKind,
  DifferenceRow,
  Exchange,
} from '../../../rate-desk/contracts';
import {
  Count,
  DataTable,
  EmptyState,
  ErrorState,
  formatDate,
  formatMicro,
  LoadingState,
  Panel,
  TabularFigures,
  type Column,
} from '../../kit';
import { priceText, typedPrice } from '../prices';
import { useText, type Text } from '../text';

import { DifferenceSummary } from './DifferenceSummary';

type DifferenceViewProps = {
  title: string;
  difference: Difference | undefined;
  error: unknown;
  isLoading: boolean;
  kind: DifferenceKind | undefined;
  onKind: (kind: DifferenceKind | undefined) => void;
  onPage: (page: number) => void;
};

const KINDS = ['new', 'gone', 'dearer', 'cheaper', 'other'] as const;
const ALL = 'all';

/** How the prices of a list became pounds. */
const exchangeText = (t: Text, { currency, microPoundsPerUnit, date }: Exchange): string =>
  t('difference.exchange', {
    currency,
    rate: typedPrice(microPoundsPerUnit, 'pounds'),
    date: formatDate(date),
  });

/** Old and new side by side, the biggest difference first, with the sum. */
export const DifferenceView = ({
  title,
  difference,
  error,
  isLoading,
  kind,
  onKind,
  onPage,
}: DifferenceViewProps) => {
  const t = useText();
  if (error) {
    return <ErrorState error={error} />;
  }
  if (!difference) {
    return <LoadingState />;
  }
  const { rows, pagination } = difference;
  return (
    <Panel
      title={title}
      hint={t('difference.hint')}
      action={
        <Box minWidth="18rem">
          <SingleSelect
            size="S"
            aria-label={t('difference.kind')}
            value={kind ?? ALL}
            onChange={(chosen) => onKind(chosen === ALL ? undefined : (chosen as DifferenceKind))}
          >
            <SingleSelectOption value={ALL}>{t('difference.all')}</SingleSelectOption>
            {KINDS.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {t(`difference.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <DifferenceSummary difference={difference} />
        {difference.exchange && (
          <Typography textColor="neutral600">{exchangeText(t, difference.exchange)}</Typography>
        )}
        {rows.length === 0 ? (
          <EmptyState isCompact title={t('difference.none')} />
        ) : (
          <DataTable
            caption={title}
            columns={columnsOf(t)}
            rows={rows}
            rowKey={({ prefix }) => prefix}
          />
        )}
        {pagination.pageCount > 1 && (
          <Flex gap={3}>
            <Button
              size="S"
              variant="tertiary"
              disabled={pagination.page <= 1 || isLoading}
              onClick={() => onPage(pagination.page - 1)}
            >
              {t('page.before')}
            </Button>
            <Typography textColor="neutral600">
              {t('page.of', { page: pagination.page, count: pagination.pageCount })}
            </Typography>
            <Button
              size="S"
              variant="tertiary"
              disabled={pagination.page >= pagination.pageCount || isLoading}
              onClick={() => onPage(pagination.page + 1)}
            >
              {t('page.after')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Panel>
  );
};

/** Peak, and the others where they differ from it. */
const pricesOf = (rate: DeskRate | null): string => {
  if (rate === null) {
    return '';
  }
  const prices = [rate.peakMicro, rate.offPeakMicro, rate.weekendMicro];
  const isFlat = prices.every((price) => price === prices[0]);
  return (isFlat ? prices.slice(0, 1) : prices)
    .map((micro) => priceText(micro, 'pence'))
    .join(' / ');
};

/** What changed beside the price of minutes. */
const othersOf = ({ changes }: DifferenceRow, t: Text): string =>
  changes
    .filter(({ field }) => !['peakMicro', 'offPeakMicro', 'weekendMicro'].includes(field))
    .map(({ field, before, after }) => {
      const shown = (value: string | number | boolean | null) =>
        typeof value === 'number' && field.endsWith('Micro')
          ? `${priceText(value, 'pence')}p`
          : String(value ?? '–');
      return t('difference.change', {
        field: t(`field.${field}`),
        before: shown(before),
        after: shown(after),
      });
    })
    .join('; ');

const columnsOf = (t: Text): Column<DifferenceRow>[] => [
  {
    key: 'prefix',
    header: t('rate.prefix'),
    cell: ({ prefix }) => <TabularFigures>{prefix}</TabularFigures>,
  },
  { key: 'destination', header: t('rate.destination'), cell: ({ destination }) => destination },
  { key: 'kind', header: t('difference.kind'), cell: ({ kind }) => t(`difference.${kind}`) },
  {
    key: 'before',
    header: t('difference.before'),
    align: 'end',
    cell: ({ before }) => <TabularFigures>{pricesOf(before)}</TabularFigures>,
  },
  {
    key: 'after',
    header: t('difference.after'),
    align: 'end',
    cell: ({ after }) => <TabularFigures>{pricesOf(after)}</TabularFigures>,
  },
  {
    key: 'rise',
    header: t('difference.rise'),
    align: 'end',
    cell: ({ riseBasisPoints }) =>
      riseBasisPoints !== null &&
      riseBasisPoints !== 0 && (
        <TabularFigures>
          {`${riseBasisPoints > 0 ? '+' : '\u2212'}${(Math.abs(riseBasisPoints) / 100).toFixed(1)} %`}
        </TabularFigures>
      ),
  },
  { key: 'others', header: t('difference.others'), cell: (row) => othersOf(row, t) },
  {
    key: 'calls',
    header: t('checks.calls'),
    align: 'end',
    cell: ({ calls }) => calls > 0 && <Count value={calls} />,
  },
  {
    key: 'effect',
    header: t('difference.effect.short'),
    align: 'end',
    cell: ({ effectMicro }) =>
      effectMicro !== 0 && (
        <TabularFigures>
          {`${effectMicro > 0 ? '+' : ''}${formatMicro(effectMicro, 2)}`}
        </TabularFigures>
      ),
  },
];

import { useState } from 'react';

import { Button, Flex, IconButton } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';

import type {
  BandPrice,
  EventPrice,
  VersionDetail,
  VersionExtras,
} from '../../../rate-desk/contracts';
import {
  Count,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  Panel,
  TabularFigures,
  type Column,
} from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import { priceText } from '../prices';
import { useText, type Text } from '../text';

import { BandDialog } from './BandDialog';
import { EventDialog } from './EventDialog';

type Open = { kind: 'band'; price: BandPrice | null } | { kind: 'event'; price: EventPrice | null };

/** What a version prices besides prefixes: whole bands, messages, data and what else is counted. */
export const ExtrasPanel = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const { canWrite, isStaff } = useDoor();
  const [open, setOpen] = useState<Open>();
  const { send, error: refused } = useTellDesk();
  const url = `/versions/${version.documentId}/extras`;
  const { data, error, refetch } = useDesk<{ data: VersionExtras }>(url);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  if (!data) {
    return <LoadingState />;
  }
  const canEdit = canWrite && version.state === 'draft';
  const { bands, events, known } = data.data;
  const close = () => setOpen(undefined);
  const remove = (kind: Open['kind'], documentId: string) =>
    void send('POST', `${url}/remove`, { kind, documentId });

  const acts = <Price extends BandPrice | EventPrice>(
    kind: Open['kind'],
    nameOf: (price: Price) => string,
  ): Column<Price>[] =>
    canEdit
      ? [
          {
            key: 'acts',
            header: t('extras.acts'),
            align: 'end',
            cell: (price) => (
              <Flex gap={1} justifyContent="flex-end">
                <IconButton
                  variant="ghost"
                  label={t('extras.change', { name: nameOf(price) })}
                  onClick={() => setOpen({ kind, price } as unknown as Open)}
                >
                  <Pencil aria-hidden />
                </IconButton>
                <IconButton
                  variant="ghost"
                  label={t('extras.remove', { name: nameOf(price) })}
                  onClick={() => remove(kind, price.documentId)}
                >
                  <Trash aria-hidden />
                </IconButton>
              </Flex>
            ),
          },
        ]
      : [];

  const add = (kind: Open['kind']) =>
    (canEdit || (kind === 'event' && canWrite && isStaff)) && (
      <Button
        size="S"
        variant="secondary"
        startIcon={<Plus aria-hidden />}
        onClick={() => setOpen({ kind, price: null })}
      >
        {t(`extras.${kind}.add`)}
      </Button>
    );

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {Boolean(refused) && <ErrorState error={refused} />}
      <Panel title={t('extras.bands')} hint={t('extras.bands.hint')} action={add('band')}>
        {bands.length === 0 ? (
          <EmptyState isCompact title={t('extras.bands.none')}>
            {t('extras.bands.none.text')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('extras.bands')}
            columns={[...bandColumns(t), ...acts<BandPrice>('band', ({ band }) => band)]}
            rows={bands}
            rowKey={({ documentId }) => documentId}
          />
        )}
      </Panel>
      <Panel title={t('extras.events')} hint={t('extras.events.hint')} action={add('event')}>
        {events.length === 0 ? (
          <EmptyState isCompact title={t('extras.events.none')}>
            {t('extras.events.none.text')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('extras.events')}
            columns={[...eventColumns(t), ...acts<EventPrice>('event', ({ name }) => name)]}
            rows={events}
            rowKey={({ documentId }) => documentId}
          />
        )}
      </Panel>
      {open?.kind === 'band' && (
        <BandDialog version={version} price={open.price} known={known} onClose={close} />
      )}
      {open?.kind === 'event' && (
        <EventDialog version={version} price={open.price} onClose={close} />
      )}
    </Flex>
  );
};

const bandColumns = (t: Text): Column<BandPrice>[] => [
  { key: 'band', header: t('field.bandGroup'), cell: ({ band }) => band },
  {
    key: 'ranges',
    header: t('extras.ranges'),
    align: 'end',
    cell: ({ ranges }) => <Count value={ranges} />,
  },
  ...(['peakMicro', 'offPeakMicro', 'weekendMicro', 'connectionMicro'] as const).map(
    (field): Column<BandPrice> => ({
      key: field,
      header: t(`field.${field}.pence`),
      align: 'end',
      cell: (price) => <TabularFigures>{priceText(price[field], 'pence')}</TabularFigures>,
    }),
  ),
  {
    key: 'steps',
    header: t('read.steps'),
    align: 'end',
    cell: ({ firstIncrementS, nextIncrementS }) => (
      <TabularFigures>{`${firstIncrementS} / ${nextIncrementS}`}</TabularFigures>
    ),
  },
  { key: 'service', header: t('field.serviceCode'), cell: ({ serviceCode }) => serviceCode },
];

const eventColumns = (t: Text): Column<EventPrice>[] => [
  { key: 'name', header: t('extras.name'), cell: ({ name }) => name },
  { key: 'kind', header: t('cards.kind'), cell: ({ kind }) => t(`event.${kind}`) },
  {
    key: 'for',
    header: t('extras.for'),
    cell: ({ prefix, eventType }) => prefix ?? eventType ?? t('extras.all'),
  },
  { key: 'band', header: t('field.bandGroup'), cell: ({ band }) => band },
  {
    key: 'price',
    header: t('extras.price'),
    align: 'end',
    cell: ({ priceMicro }) => <TabularFigures>{priceText(priceMicro, 'pence')}</TabularFigures>,
  },
  {
    key: 'block',
    header: t('extras.block'),
    cell: ({ blockSize, blockUnit }) =>
      t('extras.block.of', { size: blockSize, unit: t(`unit.of.${blockUnit}`) }),
  },
];

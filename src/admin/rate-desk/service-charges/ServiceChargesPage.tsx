import { useState } from 'react';

import { Button, Flex, IconButton } from '@strapi/design-system';
import { Pencil, Plus, Trash } from '@strapi/icons';

import type { ServiceChargeRow } from '../../../rate-desk/contracts';
import {
  DataList,
  DateText,
  EmptyState,
  ErrorState,
  PageFrame,
  StatusWord,
  TabularFigures,
  type Column,
} from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import { priceText } from '../prices';
import { useText, type Text } from '../text';

import { ServiceChargeDialog } from './ServiceChargeDialog';

/** What the companies called ask for 084, 087, 09 and 118 numbers, by price point and day. */
export const ServiceChargesPage = () => {
  const t = useText();
  const { paths, canWrite } = useDoor();
  const [open, setOpen] = useState<ServiceChargeRow | 'new'>();
  const { data, isLoading, error, refetch } = useDesk<{ data: ServiceChargeRow[] }>(
    '/service-charges',
  );
  const { send, error: refused } = useTellDesk();
  const remove = ({ documentId }: ServiceChargeRow) =>
    void send('DELETE', `/service-charges/${documentId}`);
  const add = canWrite && (
    <Button startIcon={<Plus aria-hidden />} size="S" onClick={() => setOpen('new')}>
      {t('charges.add')}
    </Button>
  );
  return (
    <PageFrame
      title={t('charges.title')}
      subtitle={t('charges.subtitle')}
      back={{ to: paths.cards, label: t('cards.title') }}
      actions={add}
      help={[t('charges.help.1'), t('charges.help.2'), t('charges.help.3')]}
    >
      {Boolean(refused) && <ErrorState error={refused} />}
      <DataList
        caption={t('charges.title')}
        columns={[...columnsOf(t), ...(canWrite ? [actsOf(t, setOpen, remove)] : [])]}
        rows={data?.data}
        rowKey={({ documentId }) => documentId}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={<EmptyState title={t('charges.none')}>{t('charges.none.text')}</EmptyState>}
      />
      {open && (
        <ServiceChargeDialog
          charge={open === 'new' ? null : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </PageFrame>
  );
};

const columnsOf = (t: Text): Column<ServiceChargeRow>[] => [
  { key: 'code', header: t('charges.code'), cell: ({ code }) => code },
  {
    key: 'from',
    header: t('charges.validFrom'),
    cell: ({ validFrom }) => <DateText date={validFrom} />,
  },
  ...(['perMinuteMicro', 'perCallMicro'] as const).map(
    (field): Column<ServiceChargeRow> => ({
      key: field,
      header: t(`charges.${field}`),
      align: 'end',
      cell: (charge) => <TabularFigures>{priceText(charge[field], 'pence')}</TabularFigures>,
    }),
  ),
  {
    key: 'blocks',
    header: t('charges.blocks'),
    align: 'end',
    cell: ({ firstIncrementS, nextIncrementS }) => `${firstIncrementS} / ${nextIncrementS}`,
  },
  {
    key: 'state',
    header: t('charges.state'),
    cell: ({ hasBegun }) => (
      <StatusWord tone={hasBegun ? 'good' : 'quiet'}>
        {t(hasBegun ? 'charges.begun' : 'charges.coming')}
      </StatusWord>
    ),
  },
  { key: 'note', header: t('note'), cell: ({ note }) => note },
];

const actsOf = (
  t: Text,
  onChange: (charge: ServiceChargeRow) => void,
  onRemove: (charge: ServiceChargeRow) => void,
): Column<ServiceChargeRow> => ({
  key: 'acts',
  header: t('extras.acts'),
  align: 'end',
  cell: (charge) =>
    !charge.hasBegun && (
      <Flex gap={1} justifyContent="flex-end">
        <IconButton
          variant="ghost"
          label={t('extras.change', { name: charge.code })}
          onClick={() => onChange(charge)}
        >
          <Pencil aria-hidden />
        </IconButton>
        <IconButton
          variant="ghost"
          label={t('extras.remove', { name: charge.code })}
          onClick={() => onRemove(charge)}
        >
          <Trash aria-hidden />
        </IconButton>
      </Flex>
    ),
});

import { Button } from '@strapi/design-system';

import {
  Count,
  DataTable,
  DateText,
  EmptyState,
  Money,
  Panel,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { WaitingCollection } from '../../../../shared/contracts/submissions';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { CutOff } from './CutOff';

type WaitingCollectionsProps = {
  waiting: WaitingCollection[];
  onWrite: (collection: WaitingCollection) => void;
};

/** What is to be collected, by originator and day, the most urgent first. */
export const WaitingCollections = ({ waiting, onWrite }: WaitingCollectionsProps) => {
  const t = useText();
  const columns = useWaitingColumns(onWrite);
  return (
    <Panel title={t('waiting.title')} hint={t('waiting.hint')}>
      {waiting.length === 0 ? (
        <EmptyState isCompact title={t('waiting.none')}>
          {t('waiting.none.text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('waiting.title')}
          columns={columns}
          rows={[...waiting].sort((a, b) => a.inputDate.localeCompare(b.inputDate))}
          rowKey={({ originatorDocumentId, processingDate }) =>
            `${originatorDocumentId} ${processingDate}`
          }
          totals={{
            label: t('total'),
            cells: {
              items: <Count value={waiting.reduce((sum, { items }) => sum + items, 0)} />,
              total: <Money pence={waiting.reduce((sum, row) => sum + row.totalPence, 0)} />,
            },
          }}
        />
      )}
    </Panel>
  );
};

const useWaitingColumns = (
  onWrite: WaitingCollectionsProps['onWrite'],
): Column<WaitingCollection>[] => {
  const t = useText();
  const canCreate = useCan(PERMISSIONS.createSubmissions);
  const columns: Column<WaitingCollection>[] = [
    {
      key: 'originator',
      header: t('originator'),
      cell: ({ originatorName, serviceUserNumber }) => `${originatorName} (${serviceUserNumber})`,
    },
    {
      key: 'cutOff',
      header: t('cutOff'),
      cell: ({ inputDate }) => <CutOff inputDate={inputDate} />,
    },
    {
      key: 'processing',
      header: t('processingDay'),
      cell: ({ processingDate }) => <DateText date={processingDate} />,
    },
    {
      key: 'entry',
      header: t('entryDay'),
      cell: ({ entryDate }) => <DateText date={entryDate} />,
    },
    {
      key: 'items',
      header: t('items'),
      align: 'end',
      cell: ({ items }) => <Count value={items} />,
    },
    {
      key: 'total',
      header: t('amount'),
      align: 'end',
      cell: ({ totalPence }) => <Money pence={totalPence} />,
    },
  ];
  return canCreate
    ? [
        ...columns,
        {
          key: 'write',
          header: t('action'),
          align: 'end',
          cell: (collection) => (
            <Button size="S" onClick={() => onWrite(collection)}>
              {t('write')}
            </Button>
          ),
        },
      ]
    : columns;
};

import { Flex } from '@strapi/design-system';

import { DataTable, DateText, Money, Notice, type Column } from '../../../../../../src/admin/kit';
import type { MovedCustomer, MoveOutcome } from '../../../../shared/contracts/bill-days';
import { useText } from '../../text';

const SHOWN = 20;

const sumOf = (moved: MovedCustomer[], of: (one: MovedCustomer) => number | null): number =>
  moved.reduce((sum, one) => sum + (of(one) ?? 0), 0);

/** The next bills of those who would move, old and new side by side. */
export const MovePreview = ({ outcome }: { outcome: MoveOutcome }) => {
  const t = useText();
  const { moved, notMoved } = outcome;
  const columns = useColumns();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {notMoved.length > 0 && (
        <Notice tone="warning" title={t('calendar.notMoved', { count: notMoved.length })}>
          {notMoved.slice(0, 5).map(({ documentId, name, message }) => (
            <span key={documentId}>{`${name}: ${message} `}</span>
          ))}
        </Notice>
      )}
      {moved.length > 0 && (
        <DataTable
          caption={t('calendar.preview')}
          columns={columns}
          rows={moved.slice(0, SHOWN)}
          rowKey={({ documentId }) => documentId}
          totals={{
            label: t('calendar.preview.total'),
            cells: {
              netBefore: <Money pence={sumOf(moved, ({ netBeforePence }) => netBeforePence)} />,
              net: <Money pence={sumOf(moved, ({ netPence }) => netPence)} />,
            },
          }}
        />
      )}
      {moved.length > SHOWN && t('calendar.preview.more', { count: moved.length - SHOWN })}
    </Flex>
  );
};

const useColumns = (): Column<MovedCustomer>[] => {
  const t = useText();
  const money = (pence: number | null) => (pence === null ? '–' : <Money pence={pence} />);
  return [
    { key: 'name', header: t('calendar.customer'), cell: ({ name }) => name },
    {
      key: 'before',
      header: t('calendar.preview.before'),
      cell: ({ nextBillBefore }) => <DateText date={nextBillBefore} />,
    },
    {
      key: 'netBefore',
      header: t('calendar.preview.was'),
      align: 'end',
      cell: ({ netBeforePence }) => money(netBeforePence),
    },
    {
      key: 'next',
      header: t('calendar.preview.next'),
      cell: ({ nextBillDate, days }) => (
        <>
          <DateText date={nextBillDate} /> {t('calendar.preview.days', { days })}
        </>
      ),
    },
    {
      key: 'net',
      header: t('calendar.preview.becomes'),
      align: 'end',
      cell: ({ netPence }) => money(netPence),
    },
  ];
};

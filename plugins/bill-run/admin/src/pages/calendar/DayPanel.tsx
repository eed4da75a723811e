import { useState } from 'react';

import { Button, Checkbox, Flex } from '@strapi/design-system';
import { Drag } from '@strapi/icons';
import { styled } from 'styled-components';

import {
  customerRecord,
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  LoadingState,
  Money,
  Panel,
  TextLink,
  type Column,
} from '../../../../../../src/admin/kit';
import type { DayCustomer } from '../../../../shared/contracts/bill-days';
import { ALWAYS_FRESH } from '../../services/api';
import { useListDayCustomersQuery } from '../../services/billDays';
import { useText } from '../../text';

const PAGE_SIZE = 50;

type DayPanelProps = {
  day: number;
  canMove: boolean;
  chosen: string[];
  onChoose: (chosen: string[]) => void;
  onMove: () => void;
};

/** Who is billed on a day, to choose from and to drag to another day. */
export const DayPanel = ({ day, canMove, chosen, onChoose, onMove }: DayPanelProps) => {
  const t = useText();
  const [page, setPage] = useState(1);
  const list = useListDayCustomersQuery({ day, page, pageSize: PAGE_SIZE }, ALWAYS_FRESH);
  const columns = useDayColumns({ canMove, chosen, onChoose });
  const rows = list.data?.results ?? [];
  const pages = list.data?.pagination.pageCount ?? 1;
  const isAll = rows.length > 0 && rows.every(({ documentId }) => chosen.includes(documentId));
  return (
    <Panel
      title={t('calendar.day', { day })}
      hint={canMove ? t('calendar.day.hint') : undefined}
      action={
        canMove && (
          <Flex gap={2}>
            <Button
              variant="tertiary"
              disabled={rows.length === 0}
              onClick={() => onChoose(isAll ? [] : rows.map(({ documentId }) => documentId))}
            >
              {t(isAll ? 'calendar.chooseNone' : 'calendar.chooseAll')}
            </Button>
            <Button disabled={chosen.length === 0} onClick={onMove}>
              {t('calendar.move', { count: chosen.length })}
            </Button>
          </Flex>
        )
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.refetch} />
      ) : list.data === undefined ? (
        <LoadingState />
      ) : rows.length === 0 ? (
        <EmptyState isCompact title={t('calendar.day.none')} />
      ) : (
        <DataTable
          caption={t('calendar.day', { day })}
          columns={columns}
          rows={rows}
          rowKey={({ documentId }) => documentId}
        />
      )}
      {pages > 1 && (
        <Flex gap={2} paddingTop={4}>
          <Button variant="tertiary" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('calendar.before')}
          </Button>
          <Button variant="tertiary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {t('calendar.after')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
};

const Handle = styled.span`
  cursor: grab;
  line-height: 0;
`;

const useDayColumns = ({
  canMove,
  chosen,
  onChoose,
}: Pick<DayPanelProps, 'canMove' | 'chosen' | 'onChoose'>): Column<DayCustomer>[] => {
  const t = useText();
  const toggle = (documentId: string) =>
    onChoose(
      chosen.includes(documentId)
        ? chosen.filter((one) => one !== documentId)
        : [...chosen, documentId],
    );
  const choose: Column<DayCustomer> = {
    key: 'choose',
    header: t('calendar.choose'),
    cell: ({ documentId, name }) => (
      <Flex gap={2}>
        <Handle
          aria-hidden
          draggable
          onDragStart={({ dataTransfer }) => {
            // Without something to carry, Firefox begins no drag.
            dataTransfer.setData('text/plain', name);
            if (!chosen.includes(documentId)) onChoose([...chosen, documentId]);
          }}
        >
          <Drag />
        </Handle>
        <Checkbox
          aria-label={t('calendar.chooseOne', { name })}
          checked={chosen.includes(documentId)}
          onCheckedChange={() => toggle(documentId)}
        />
      </Flex>
    ),
  };
  return [
    ...(canMove ? [choose] : []),
    {
      key: 'name',
      header: t('calendar.customer'),
      cell: ({ name, documentId }) => <TextLink to={customerRecord(documentId)}>{name}</TextLink>,
    },
    { key: 'account', header: t('calendar.account'), cell: ({ accountNumber }) => accountNumber },
    {
      key: 'reseller',
      header: t('reseller'),
      cell: ({ resellerName }) => resellerName ?? t('direct'),
    },
    {
      key: 'next',
      header: t('calendar.nextBill'),
      cell: ({ nextBillDate }) => <DateText date={nextBillDate} />,
    },
    {
      key: 'expected',
      header: t('calendar.expected'),
      align: 'end',
      cell: ({ expectedPence }) => <Money pence={expectedPence} />,
    },
  ];
};

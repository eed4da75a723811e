import { Flex, Typography } from '@strapi/design-system';

import type { CheckedBill, ListChecks } from '../../../plugins/bill-run/shared/contracts/checks';
import { ChoiceFilter } from '../kit/DataList/ChoiceFilter';
import { DataList } from '../kit/DataList/DataList';
import { ListSearch } from '../kit/DataList/ListSearch';
import type { Column, Selection } from '../kit/DataList/types';
import { Money } from '../kit/Money/Money';
import { EmptyState } from '../kit/States/EmptyState';
import { StatusNote } from '../kit/StatusWord/StatusNote';
import { useKitText } from '../kit/text/kitText';

import { Change, Reasons } from './Change';
import { FlagWords } from './FlagWords';

type ChecksTableProps = {
  list: { data?: ListChecks; isLoading: boolean; error?: unknown; refetch: () => void };
  linkTo: (bill: CheckedBill) => string;
  showReseller?: boolean;
  /** Bills can be ticked, each by its invoice. Left out: they cannot. */
  selection?: Pick<Selection<CheckedBill>, 'chosen' | 'onChoose'>;
};

const FILTERS = ['odd', 'waiting', 'approved', 'changed', 'commented'] as const;
const SORTS = ['gross', 'customer'] as const;

/** Bills to check: this month, last month, the change and why, what is odd, who approved. Filter and order in the address. */
export const ChecksTable = ({
  list,
  linkTo,
  showReseller = false,
  selection,
}: ChecksTableProps) => {
  const t = useKitText();
  const columns = useColumns(showReseller);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} wrap="wrap">
        <ListSearch label={t('checks.search')} placeholder={t('checks.search.example')} />
        <ChoiceFilter
          name="filter"
          label={t('checks.filter')}
          all={t('checks.filter.all')}
          choices={FILTERS.map((value) => ({ value, label: t(`checks.filter.${value}`) }))}
        />
        <ChoiceFilter
          name="order"
          label={t('checks.order')}
          all={t('checks.order.change')}
          choices={SORTS.map((value) => ({ value, label: t(`checks.order.${value}`) }))}
        />
      </Flex>
      <DataList
        caption={t('checks.bills')}
        columns={columns}
        rows={list.data?.results}
        rowKey={({ invoiceDocumentId }) => invoiceDocumentId}
        rowLink={linkTo}
        {...(selection && {
          selection: {
            ...selection,
            label: ({ customerName }: CheckedBill) => t('checks.choose', { name: customerName }),
            labelAll: t('checks.chooseAll'),
            canChoose: ({ status, approvedBy }: CheckedBill) =>
              status === 'drafted' && approvedBy === null,
          },
        })}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={<EmptyState title={t('checks.none')}>{t('checks.none.text')}</EmptyState>}
      />
    </Flex>
  );
};

const useColumns = (showReseller: boolean): Column<CheckedBill>[] => {
  const t = useKitText();
  return [
    {
      key: 'customer',
      header: t('checks.customer'),
      cell: ({ customerName }) => customerName,
      note: ({ accountNumber, resellerName }) =>
        showReseller ? `${accountNumber} · ${resellerName ?? t('checks.bureau')}` : accountNumber,
    },
    {
      key: 'now',
      header: t('checks.now'),
      align: 'end',
      cell: ({ grossPence }) => <Money pence={grossPence} />,
    },
    {
      key: 'before',
      header: t('checks.before'),
      align: 'end',
      cell: ({ previousPence }) =>
        previousPence === null ? t('checks.first') : <Money pence={previousPence} />,
    },
    {
      key: 'change',
      header: t('checks.change'),
      align: 'end',
      cell: ({ grossPence, previousPence }) =>
        previousPence === null ? null : <Change pence={grossPence - previousPence} />,
    },
    { key: 'why', header: t('checks.why'), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
    { key: 'odd', header: t('checks.look'), cell: ({ flags }) => <FlagWords flags={flags} /> },
    { key: 'state', header: t('checks.state'), cell: (bill) => <BillState bill={bill} /> },
  ];
};

const BillState = ({ bill }: { bill: CheckedBill }) => {
  const t = useKitText();
  const { status, approvedBy, comments, amendments } = bill;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {status === 'issued' && <StatusNote tone="good">{t('checks.issued')}</StatusNote>}
      {status !== 'issued' && (
        <StatusNote tone={approvedBy ? 'good' : 'waiting'}>
          {approvedBy ? t('checks.approvedBy', { name: approvedBy }) : t('checks.waits')}
        </StatusNote>
      )}
      {comments > 0 && (
        <Typography variant="pi">{t('checks.comments', { count: comments })}</Typography>
      )}
      {amendments > 0 && (
        <Typography variant="pi">{t('checks.amendments', { count: amendments })}</Typography>
      )}
    </Flex>
  );
};

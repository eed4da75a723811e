import {
  DataList,
  DateText,
  EmptyState,
  ListSearch,
  Money,
  PageFrame,
  TabularFigures,
  useListParams,
  type Column,
} from '../../../../../../src/admin/kit';
import type { BureauInvoiceRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListBureauInvoicesQuery } from '../../services/lists';
import { toListPage } from '../../services/pageOf';
import { useText } from '../../text';
import { useMoneyColumns } from '../invoices/useMoneyColumns';

const NEWEST = '-issueDate';

/** What the bureau bills the reseller himself, newest first, with the sums of everything found. */
export const BureauInvoicesPage = () => {
  const t = useText();
  const { page, pageSize, search, sort = NEWEST, setSort } = useListParams();
  const list = useListBureauInvoicesQuery(
    { page, pageSize, sort, search: search || undefined },
    ALWAYS_FRESH,
  );
  const totals = list.data?.totals;
  return (
    <PageFrame
      title={t('bureauInvoices.title')}
      subtitle={t('bureauInvoices.subtitle')}
      help={[t('bureauInvoices.help.1'), t('bureauInvoices.help.2')]}
    >
      <ListSearch label={t('bureauInvoices.search')} placeholder={t('bureauInvoices.example')} />
      <DataList
        caption={t('bureauInvoices.title')}
        columns={useColumns()}
        rows={list.data?.data}
        rowKey={({ id }) => id}
        rowLink={({ id }) => PATHS.bureauInvoice(id)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data && toListPage(list.data.page)}
        sorting={{ sort, onSort: setSort }}
        {...(totals && {
          totals: {
            label: t('invoices.total', { count: list.data?.page.total ?? 0 }),
            cells: {
              net: <Money pence={totals.netPence} />,
              vat: <Money pence={totals.vatPence} />,
              gross: <Money pence={totals.grossPence} />,
            },
          },
        })}
        empty={
          <EmptyState title={t(search ? 'noMatch' : 'bureauInvoices.none')}>
            {t(search ? 'invoices.noMatch.text' : 'bureauInvoices.none.text')}
          </EmptyState>
        }
      />
    </PageFrame>
  );
};

const useColumns = (): Column<BureauInvoiceRow>[] => {
  const t = useText();
  const money = useMoneyColumns<BureauInvoiceRow>();
  return [
    {
      key: 'number',
      header: t('number'),
      sortBy: 'number',
      cell: ({ number }) => <TabularFigures>{number}</TabularFigures>,
    },
    { key: 'kind', header: t('bureauInvoices.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'issued',
      header: t('issueDate'),
      sortBy: 'issueDate',
      cell: ({ issueDate }) => <DateText date={issueDate} />,
    },
    {
      key: 'due',
      header: t('dueDate'),
      sortBy: 'dueDate',
      cell: ({ dueDate }) => <DateText date={dueDate} />,
    },
    ...money,
  ];
};

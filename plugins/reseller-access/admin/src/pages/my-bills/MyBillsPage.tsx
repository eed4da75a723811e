import { ListSearch, PageFrame, useListParams } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH, useListMyInvoicesQuery } from '../../services/my';
import { useText } from '../../text';

import { MyInvoiceList } from './MyInvoiceList';
import { MyOverviewPanel } from './MyOverviewPanel';

/** A reseller's own bills: the figures, and every invoice of his customers with its PDF. */
export const MyBillsPage = () => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const list = useListMyInvoicesQuery({ page, pageSize, search }, ALWAYS_FRESH);
  return (
    <PageFrame
      title={t('myBills.title')}
      subtitle={t('myBills.subtitle')}
      help={[t('help.1'), t('help.2')]}
    >
      <MyOverviewPanel />
      <ListSearch label={t('search')} placeholder={t('search.example')} />
      <MyInvoiceList list={list} isSearched={search !== ''} />
    </PageFrame>
  );
};

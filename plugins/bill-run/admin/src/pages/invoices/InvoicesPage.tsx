import { ListSearch, PageFrame, useListParams } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../services/api';
import { useListInvoicesQuery } from '../../services/invoices';
import { useText } from '../../text';

import { InvoiceList } from './InvoiceList';

/** The invoices of all runs, newest first. */
export const InvoicesPage = () => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const list = useListInvoicesQuery({ page, pageSize, search }, ALWAYS_FRESH);
  return (
    <PageFrame
      title={t('invoices')}
      subtitle={t('invoices.subtitle')}
      help={[t('invoices.help.1'), t('invoices.help.2')]}
    >
      <ListSearch label={t('invoices.search')} placeholder={t('invoices.search.example')} />
      <InvoiceList list={list} isSearched={search !== ''} />
    </PageFrame>
  );
};

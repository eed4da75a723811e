import { Flex } from '@strapi/design-system';

import { ListSearch, useListParams } from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../services/api';
import { useListInvoicesOfRunQuery } from '../../services/invoices';
import { useText } from '../../text';
import { InvoiceList } from '../invoices/InvoiceList';

/** The invoices of a run, searched and paged by the server. */
export const RunInvoices = ({ runDocumentId }: { runDocumentId: string }) => {
  const t = useText();
  const { page, pageSize, search } = useListParams();
  const list = useListInvoicesOfRunQuery({ runDocumentId, page, pageSize, search }, ALWAYS_FRESH);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ListSearch label={t('invoices.search')} placeholder={t('invoices.search.example')} />
      <InvoiceList list={list} isSearched={search !== ''} />
    </Flex>
  );
};

import {
  ListSearch,
  Notice,
  PageFrame,
  TextLink,
  useListParams,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useListMyInvoicesQuery } from '../../services/my';
import { useText } from '../../text';

import { InvoiceList } from './InvoiceList';

/** Every bill that was issued to the customers of this reseller, with its PDF. */
export const InvoicesPage = () => {
  const t = useText();
  const { page, pageSize, search, filter, sort = '-issueDate', setSort } = useListParams();
  const [customer, run] = [filter('customer'), filter('run')];
  const list = useListMyInvoicesQuery(
    { page, pageSize, search, sort, customer, run },
    ALWAYS_FRESH,
  );
  return (
    <PageFrame
      title={t('invoices.title')}
      subtitle={t('invoices.subtitle')}
      help={[t('invoices.help.1'), t('invoices.help.2')]}
    >
      <ListSearch label={t('invoices.search')} placeholder={t('invoices.search.example')} />
      {(customer ?? run) && (
        <Notice
          tone="info"
          title={t(customer ? 'invoices.narrowed.customer' : 'invoices.narrowed.run')}
          action={<TextLink to={PATHS.invoices}>{t('invoices.narrowed.clear')}</TextLink>}
        >
          {t('invoices.narrowed.text')}
        </Notice>
      )}
      <InvoiceList
        list={list}
        isNarrowed={search !== '' || customer !== undefined || run !== undefined}
        sorting={{ sort, onSort: setSort }}
      />
    </PageFrame>
  );
};

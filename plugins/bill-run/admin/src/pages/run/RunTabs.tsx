import { Box, Tabs } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';

import { useCan } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { IssuerTable } from './IssuerTable';
import { RunInvoices } from './RunInvoices';
import { RunLog } from './RunLog';

/** Everything in a run: its invoices, the sums of each issuer, what was done when. The tab is kept in the address. */
export const RunTabs = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canReadInvoices = useCan(PERMISSIONS.readInvoices);
  const [{ query }, setQuery] = useQueryParams<{ tab?: string }>();
  return (
    <Tabs.Root
      variant="simple"
      value={query.tab ?? (canReadInvoices ? 'invoices' : 'issuers')}
      onValueChange={(tab) => setQuery({ tab })}
    >
      <Tabs.List aria-label={t('run.tabs')}>
        {canReadInvoices && <Tabs.Trigger value="invoices">{t('invoices')}</Tabs.Trigger>}
        <Tabs.Trigger value="issuers">{t('run.tab.issuers')}</Tabs.Trigger>
        <Tabs.Trigger value="log">{t('run.tab.log')}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={4}>
        {canReadInvoices && (
          <Tabs.Content value="invoices">
            <RunInvoices runDocumentId={run.documentId} />
          </Tabs.Content>
        )}
        <Tabs.Content value="issuers">
          <IssuerTable issuers={run.issuers} />
        </Tabs.Content>
        <Tabs.Content value="log">
          <RunLog run={run} />
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
};

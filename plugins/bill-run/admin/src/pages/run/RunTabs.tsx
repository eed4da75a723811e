import { Box, Flex, Tabs } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';

import { useCan } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { DryRunReport } from './DryRunReport';
import { IssuerTable } from './IssuerTable';
import { RunChecks } from './RunChecks';
import { RunDeeds } from './RunDeeds';
import { RunInvoices } from './RunInvoices';
import { RunLog } from './RunLog';

/** While bills wait for their check it comes first. */
const firstTab = (run: RunDetail, canReadInvoices: boolean): string => {
  if (run.isDryRun && run.status === 'reported') return 'report';
  if (!canReadInvoices) return 'issuers';
  return run.windows.length > 0 && run.status === 'review' ? 'check' : 'invoices';
};

/** Everything in a run: its invoices, the sums of each issuer, what was done when. The tab is kept in the address. */
export const RunTabs = ({ run }: { run: RunDetail }) => {
  const t = useText();
  const canReadInvoices = useCan(PERMISSIONS.readInvoices);
  const isReport = run.isDryRun && run.status === 'reported';
  const hasInvoices = canReadInvoices && !isReport;
  const hasCheck = run.windows.length > 0 && !isReport;
  const [{ query }, setQuery] = useQueryParams<{ tab?: string }>();
  return (
    <Tabs.Root
      variant="simple"
      value={query.tab ?? firstTab(run, canReadInvoices)}
      onValueChange={(tab) => setQuery({ tab })}
    >
      <Tabs.List aria-label={t('run.tabs')}>
        {canReadInvoices && hasCheck && (
          <Tabs.Trigger value="check">{t('run.tab.check')}</Tabs.Trigger>
        )}
        {isReport && <Tabs.Trigger value="report">{t('run.tab.report')}</Tabs.Trigger>}
        {hasInvoices && <Tabs.Trigger value="invoices">{t('invoices')}</Tabs.Trigger>}
        {!isReport && <Tabs.Trigger value="issuers">{t('run.tab.issuers')}</Tabs.Trigger>}
        <Tabs.Trigger value="log">{t('run.tab.log')}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={4}>
        {canReadInvoices && hasCheck && (
          <Tabs.Content value="check">
            <RunChecks run={run} />
          </Tabs.Content>
        )}
        {isReport && (
          <Tabs.Content value="report">
            <DryRunReport run={run} />
          </Tabs.Content>
        )}
        {hasInvoices && (
          <Tabs.Content value="invoices">
            <RunInvoices runDocumentId={run.documentId} />
          </Tabs.Content>
        )}
        <Tabs.Content value="issuers">
          <IssuerTable issuers={run.issuers} />
        </Tabs.Content>
        <Tabs.Content value="log">
          <Flex direction="column" alignItems="stretch" gap={6}>
            <RunLog run={run} />
            <RunDeeds runDocumentId={run.documentId} />
          </Flex>
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
};

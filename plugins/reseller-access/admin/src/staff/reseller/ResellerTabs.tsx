import { Box, Tabs } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';

import { useCan } from '../../../../../../src/admin/kit';
import type { ResellerDetail } from '../../../../shared/contracts/resellers';
import { Keys } from '../../keys/Keys';
import { People } from '../../people/People';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';
import { Activity } from '../activity/Activity';
import { Capabilities } from '../capabilities/Capabilities';

import { TierAndActs } from '../tier/TierAndActs';

import { ResellerOverview } from './ResellerOverview';

const TABS = ['overview', 'tier', 'capabilities', 'people', 'keys', 'activity'] as const;

/** Everything about a reseller. The tab is kept in the address. */
export const ResellerTabs = ({ reseller }: { reseller: ResellerDetail }) => {
  const t = useText();
  const [{ query }, setQuery] = useQueryParams<{ tab?: string; page?: string }>();
  const isReadOnly = !useCan(PERMISSIONS.manageResellers);
  const { documentId, mode } = reseller;
  return (
    <Tabs.Root
      variant="simple"
      value={TABS.find((tab) => tab === query.tab) ?? 'overview'}
      onValueChange={(tab) => setQuery({ tab, page: undefined })}
    >
      <Tabs.List aria-label={t('reseller.tabs')}>
        {TABS.map((tab) => (
          <Tabs.Trigger key={tab} value={tab}>
            {t(`reseller.tab.${tab}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Box paddingTop={4}>
        <Tabs.Content value="overview">
          <ResellerOverview reseller={reseller} />
        </Tabs.Content>
        <Tabs.Content value="tier">
          <TierAndActs documentId={documentId} code={reseller.code} />
        </Tabs.Content>
        <Tabs.Content value="capabilities">
          <Capabilities reseller={reseller} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="people">
          <People of={documentId} mode={mode} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="keys">
          <Keys of={documentId} isReadOnly={isReadOnly} />
        </Tabs.Content>
        <Tabs.Content value="activity">
          <Activity documentId={documentId} />
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
};

import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ButtonLink,
  ChoiceFilter,
  DataList,
  EmptyState,
  FilterBar,
  ListSearch,
  PageFrame,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useEvaluateThresholdsMutation, useListAlertsQuery } from '../../services/balances';
import { useText } from '../../text';

import { useAlertColumns } from './useAlertColumns';

/** Thresholds that customers have reached, newest first, and what to do about each. */
export const AlertsPage = () => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const mayManage = useCan(PERMISSIONS.manageAlerts);
  const { page, pageSize, search, filter } = useListParams();
  const args = { page, pageSize, search, state: filter('state') };
  const alerts = useListAlertsQuery(args, ALWAYS_FRESH);
  const [evaluate, { isLoading }] = useEvaluateThresholdsMutation();
  const columns = useAlertColumns(mayManage);

  const look = async () => {
    const result = await evaluate();
    const isDone = 'data' in result && result.data !== undefined;
    toggleNotification({
      type: isDone ? 'success' : 'danger',
      message: isDone
        ? t('alerts.looked', { count: result.data.reached })
        : t('alerts.look.failed'),
    });
  };

  return (
    <PageFrame
      title={t('alerts.title')}
      subtitle={t('alerts.subtitle')}
      actions={
        <Flex gap={2}>
          <ButtonLink to={PATHS.thresholds} variant="tertiary">
            {t('alerts.thresholds')}
          </ButtonLink>
          {mayManage && (
            <Button variant="secondary" loading={isLoading} onClick={look}>
              {t('alerts.look')}
            </Button>
          )}
        </Flex>
      }
      help={[t('alerts.help.1'), t('alerts.help.2'), t('alerts.help.3')]}
    >
      <FilterBar>
        <ListSearch label={t('balances.search')} placeholder={t('balances.search.example')} />
        <ChoiceFilter
          name="state"
          label={t('status')}
          all={t('alerts.open')}
          choices={[{ value: 'all', label: t('alerts.all') }]}
        />
      </FilterBar>
      <DataList
        caption={t('alerts.title')}
        columns={columns}
        rows={alerts.data?.results}
        rowKey={({ id }) => String(id)}
        isLoading={alerts.isLoading}
        error={alerts.error}
        onRetry={alerts.refetch}
        pagination={alerts.data?.pagination}
        empty={<EmptyState title={t('alerts.empty')}>{t('alerts.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

import { useState } from 'react';

import { Button } from '@strapi/design-system';

import {
  DataList,
  EmptyState,
  ListSearch,
  PageFrame,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { Threshold } from '../../../../shared/contracts/thresholds';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListThresholdsQuery } from '../../services/balances';
import { useText } from '../../text';

import { ThresholdDialog } from './ThresholdDialog';
import { useThresholdColumns } from './useThresholdColumns';

/** From where on to warn: for everybody, for the customers of a reseller, for one customer. */
export const ThresholdsPage = () => {
  const t = useText();
  const mayManage = useCan(PERMISSIONS.manageAlerts);
  const { page, pageSize, search } = useListParams();
  const thresholds = useListThresholdsQuery({ page, pageSize, search }, ALWAYS_FRESH);
  const [edited, setEdited] = useState<Threshold | 'new' | null>(null);
  const columns = useThresholdColumns(mayManage ? setEdited : undefined);
  return (
    <PageFrame
      title={t('thresholds.title')}
      subtitle={t('thresholds.subtitle')}
      back={{ to: PATHS.alerts, label: t('alerts.title') }}
      actions={mayManage && <Button onClick={() => setEdited('new')}>{t('thresholds.new')}</Button>}
      help={[t('thresholds.help.1'), t('thresholds.help.2'), t('thresholds.help.3')]}
    >
      <ListSearch label={t('thresholds.search')} placeholder={t('thresholds.search.example')} />
      <DataList
        caption={t('thresholds.title')}
        columns={columns}
        rows={thresholds.data?.results}
        rowKey={({ documentId }) => documentId}
        isLoading={thresholds.isLoading}
        error={thresholds.error}
        onRetry={thresholds.refetch}
        pagination={thresholds.data?.pagination}
        empty={<EmptyState title={t('thresholds.empty')}>{t('thresholds.empty.text')}</EmptyState>}
      />
      {edited !== null && (
        <ThresholdDialog
          threshold={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PageFrame>
  );
};

import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import {
  answerOf,
  ConfirmDialog,
  formatMicro,
  useCan,
  useDownload,
} from '../../../../../../src/admin/kit';
import type { ReratingDetail } from '../../../../shared/contracts/reratings';
import { PERMISSIONS } from '../../permissions';
import { useControlReratingMutation } from '../../services/reratings';
import { useText } from '../../text';

import { sellDifference } from './groupColumns';

/** Apply or put away what a trial found; go on after a failure; the list of customers as a file. */
export const ReratingActions = ({ rerating }: { rerating: ReratingDetail }) => {
  const t = useText();
  const canRerate = useCan(PERMISSIONS.rerateUsage);
  const [isAsking, setIsAsking] = useState(false);
  const [control, { isLoading }] = useControlReratingMutation();
  const { download, isDownloading } = useDownload();
  const { documentId, status, trial } = rerating;
  const act = (name: 'discard' | 'retry') => () => control({ documentId, act: name });
  const canApply = canRerate && status === 'review' && trial !== null;
  return (
    <Flex gap={3} wrap="wrap">
      {trial && (
        <Button
          variant="tertiary"
          startIcon={<Download aria-hidden />}
          loading={isDownloading}
          onClick={() =>
            download(`/bill-run/reratings/${documentId}/customers.csv`, 'customers.csv')
          }
        >
          {t('rerate.csv')}
        </Button>
      )}
      {canRerate && status === 'failed' && (
        <Button loading={isLoading} onClick={act('retry')}>
          {t('rerate.retry')}
        </Button>
      )}
      {canApply && (
        <>
          <Button variant="tertiary" loading={isLoading} onClick={act('discard')}>
            {t('rerate.discard')}
          </Button>
          <Button disabled={trial.total.changed === 0} onClick={() => setIsAsking(true)}>
            {t('rerate.apply')}
          </Button>
        </>
      )}
      {isAsking && trial && <ApplyDialog rerating={rerating} onClose={() => setIsAsking(false)} />}
    </Flex>
  );
};

const ApplyDialog = ({ rerating, onClose }: { rerating: ReratingDetail; onClose: () => void }) => {
  const t = useText();
  const [control, { isLoading, error }] = useControlReratingMutation();
  const { documentId, trial } = rerating;
  if (!trial) {
    return null;
  }
  const { unbilled, billed } = trial.byState;
  const confirm = async () => {
    if (answerOf(await control({ documentId, act: 'apply' }))) {
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={t('rerate.apply.title')}
      confirmLabel={t('rerate.apply')}
      cancelLabel={t('rerate.apply.not')}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('rerate.apply.text', {
        unbilled: unbilled.changed,
        unbilledAmount: formatMicro(sellDifference(unbilled), 2),
        billed: billed.changed,
        billedAmount: formatMicro(sellDifference(billed), 2),
        bills: trial.billCount,
      })}
    </ConfirmDialog>
  );
};

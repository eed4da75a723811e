import { useState } from 'react';

import { Checkbox, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { Difference, VersionChecks, VersionDetail } from '../../../rate-desk/contracts';
import { ErrorState, formatDate, FormDialog, LoadingState, queryString } from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { DifferenceSummary } from '../difference/DifferenceSummary';
import { useText } from '../text';

import { CheckNotice } from './ChecksPanel';

type DialogProps = { version: VersionDetail; onClose: () => void };

/** What a version changes and what was found, before it goes live. Warnings are ticked, blockers stop it. */
export const MakeLiveDialog = ({ version, onClose }: DialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [isSeen, setIsSeen] = useState(false);
  const { send, isLoading, error } = useTellDesk();
  const checks = useDesk<{ data: VersionChecks }>(`/versions/${version.documentId}/checks`);
  const difference = useDesk<{ data: Difference }>(
    `/versions/${version.documentId}/difference?${queryString({
      against: version.replaces?.documentId,
      pageSize: 1,
    })}`,
    { isNeeded: version.replaces !== null },
  );
  const found = checks.data?.data.checks ?? [];
  const isBlocked = found.some(({ level }) => level === 'blocker');
  const hasWarnings = found.some(({ level }) => level === 'warning');
  const words = { date: formatDate(version.validFrom), card: version.card.name };

  const submit = async () => {
    const result = await send('POST', `/versions/${version.documentId}/live`);
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('live.done', words) });
      onClose();
    }
  };

  return (
    <FormDialog
      title={t('live.title', words)}
      submitLabel={t('live.confirm')}
      isReady={checks.data !== undefined && !isBlocked && (isSeen || !hasWarnings)}
      isBusy={isLoading}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('live.text', { ...words, count: version.rates })}</p>
      {version.replaces && difference.data && (
        <DifferenceSummary difference={difference.data.data} />
      )}
      {checks.error ? (
        <ErrorState error={checks.error} onRetry={checks.refetch} />
      ) : (
        !checks.data && <LoadingState />
      )}
      <Flex direction="column" alignItems="stretch" gap={3}>
        {found.map((check) => (
          <CheckNotice key={check.code} check={check} version={version} />
        ))}
      </Flex>
      {hasWarnings && !isBlocked && (
        <Checkbox checked={isSeen} onCheckedChange={(checked) => setIsSeen(checked === true)}>
          {t('live.seen')}
        </Checkbox>
      )}
    </FormDialog>
  );
};

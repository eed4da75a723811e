import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  DateTimeText,
  ErrorState,
  Notice,
  PageFrame,
  Panel,
  StatusWord,
} from '../../../../../../src/admin/kit';
import type { UsageFileRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { PATHS } from '../../paths';
import { useGetMyUsageFileQuery } from '../../services/usage';
import { useText } from '../../text';
import { isBeingRead, POLL_MS, USAGE_TONE } from '../usage/usageState';

import { HeldReasons } from './HeldReasons';
import { HeldRows } from './HeldRows';
import { UsageCounts } from './UsageCounts';

/** One file that the reseller sent. Follows it while it is read. */
export const UsageFilePage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetMyUsageFileQuery(id, ALWAYS_FRESH);
  const isMoving = data !== undefined && isBeingRead(data);
  useGetMyUsageFileQuery(id, { pollingInterval: POLL_MS, skip: !isMoving });
  if (data) {
    return <UsageFileView file={data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('usage.file')} back={{ to: PATHS.usage, label: t('usage.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const UsageFileView = ({ file }: { file: UsageFileRow }) => {
  const t = useText();
  const { fileName, state, receivedAt, rowsRead, suspended = [] } = file;
  return (
    <PageFrame
      title={fileName}
      subtitle={
        <Flex gap={3} wrap="wrap" role="status">
          <StatusWord tone={USAGE_TONE[state]}>{t(`usage.state.${state}`)}</StatusWord>
          <Typography textColor="neutral600">
            {t('usage.received')} <DateTimeText moment={receivedAt} />
          </Typography>
        </Flex>
      }
      back={{ to: PATHS.usage, label: t('usage.title') }}
      help={[t('usage.help.3'), t('held.reasons.hint')]}
    >
      {isBeingRead(file) && (
        <Notice tone="quiet" title={t('usageFile.reading')}>
          {t('usageFile.reading.text', { rows: rowsRead })}
        </Notice>
      )}
      {state === 'failed' && (
        <Notice tone="bad" title={file.errorMessage ?? t('usageFile.failed')}>
          {t('usageFile.failed.text')}
        </Notice>
      )}
      <Panel title={t('usageFile.counts')}>
        <UsageCounts file={file} />
      </Panel>
      {suspended.length > 0 && <HeldReasons reasons={suspended} />}
      {!isBeingRead(file) && <HeldRows file={file} />}
    </PageFrame>
  );
};

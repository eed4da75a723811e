import { Flex, Typography } from '@strapi/design-system';

import {
  ButtonLink,
  DateTimeText,
  formatBytes,
  Notice,
  PageFrame,
  Panel,
  TextLink,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { useText } from '../../text';
import { UsageStatusWord } from '../usage-status/UsageStatusWord';

import { FailedFile } from './FailedFile';
import { FileDifferences } from './FileDifferences';
import { ReadingProgress } from './ReadingProgress';
import { SuspendedRows } from './SuspendedRows';
import { SuspenseByReason } from './SuspenseByReason';
import { UsageCounts } from './UsageCounts';

/** A usage file: what was taken and what not, and every row that was not, with its reason. */
export const UsageFileView = ({ file }: { file: UsageFile }) => {
  const t = useText();
  const isDone = file.status === 'imported' || file.status === 'failed';
  return (
    <PageFrame
      title={file.fileName}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <UsageStatusWord status={file.status} />
          <Typography textColor="neutral600">
            {[file.sourceName ?? file.source, t(`usage.door.${file.door}`), formatBytes(file.bytes)]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography textColor="neutral600">
            {t('usage.received')} <DateTimeText moment={file.receivedAt} />
            {file.receivedBy && ` ${t('by', { name: file.receivedBy })}`}
          </Typography>
        </Flex>
      }
      back={{ to: PATHS.usage, label: t('usage.title') }}
      actions={
        file.format === 'item-rental' && (
          <ButtonLink to={PATHS.chargesOfFile(file.documentId)} variant="secondary">
            {t('charges.ofFile')}
          </ButtonLink>
        )
      }
      help={[t('usageFile.help.1'), t('usageFile.help.2'), t('usageFile.help.3')]}
    >
      {file.status === 'failed' && <FailedFile file={file} />}
      {file.note && (
        <Notice tone="quiet" title={t('usageFile.note')}>
          {file.note}
        </Notice>
      )}
      {!isDone && (
        <Panel title={t('usageFile.progress')} hint={t('run.progress.hint')}>
          <ReadingProgress file={file} />
        </Panel>
      )}
      <Panel
        title={t('usageFile.counts')}
        action={
          file.rowsAccepted > 0 &&
          file.format !== 'item-rental' && (
            <TextLink to={`${PATHS.calls}?file=${file.documentId}`}>{t('calls.ofFile')}</TextLink>
          )
        }
      >
        <UsageCounts file={file} />
      </Panel>
      {isDone && (file.stage === 'monthly' || file.stage === 'previous-month') && (
        <FileDifferences file={file} />
      )}
      {file.suspense && file.suspense.length > 0 && (
        <SuspenseByReason file={file.documentId} suspense={file.suspense} />
      )}
      {isDone && <SuspendedRows key={file.status} file={file} />}
    </PageFrame>
  );
};

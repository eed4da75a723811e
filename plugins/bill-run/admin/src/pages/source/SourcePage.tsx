import { useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import {
  answerOf,
  ErrorState,
  LoadingState,
  PageFrame,
  Panel,
  StatusWord,
  useCan,
} from '../../../../../../src/admin/kit';
import type {
  UsageSourceBody,
  UsageSourceDetail,
} from '../../../../shared/contracts/usage-sources';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetUsageSourceQuery, useUpdateUsageSourceMutation } from '../../services/sources';
import { useText } from '../../text';
import { MappingPanel } from '../source-mapping/MappingPanel';

import { MappingVersions } from './MappingVersions';
import { SourceForm } from './SourceForm';

/** One source: what it is, how its files are read, and how they were read before. */
export const SourcePage = () => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data: source, error, refetch } = useGetUsageSourceQuery(documentId, ALWAYS_FRESH);
  const canSetUp = useCan(PERMISSIONS.setUpSources);
  return (
    <PageFrame
      title={source?.name ?? t('source')}
      subtitle={
        source && (
          <StatusWord tone={source.isActive ? 'good' : 'quiet'}>
            {t(source.isActive ? 'source.inUse' : 'source.notInUse')}
          </StatusWord>
        )
      }
      back={{ to: PATHS.sources, label: t('sources.title') }}
      help={[t('mapping.help.1'), t('mapping.help.2'), t('mapping.help.3')]}
    >
      {Boolean(error) && <ErrorState error={error} onRetry={refetch} />}
      {!source && !error && <LoadingState />}
      {source && (
        <>
          <MappingPanel key={source.version} source={source} canSetUp={canSetUp} />
          {canSetUp && <Particulars source={source} />}
          {source.versions.length > 0 && <MappingVersions versions={source.versions} />}
        </>
      )}
    </PageFrame>
  );
};

const bodyOf = (source: UsageSourceDetail): UsageSourceBody => ({
  name: source.name,
  code: source.code,
  format: source.format,
  supplier: source.supplier?.documentId ?? null,
  sharesRecordsWith: source.sharesRecordsWith?.documentId ?? null,
  isWatched: source.isWatched,
  isForResellers: source.isForResellers,
  openTo: source.openTo?.documentId ?? null,
  isActive: source.isActive,
  note: source.note,
});

const Particulars = ({ source }: { source: UsageSourceDetail }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [value, setValue] = useState(() => bodyOf(source));
  const [update, { isLoading, error }] = useUpdateUsageSourceMutation();
  const submit = async () => {
    const saved = answerOf(await update({ documentId: source.documentId, body: value }));
    if (saved) toggleNotification({ type: 'success', message: t('source.saved') });
  };
  return (
    <Panel title={t('source.particulars')}>
      <SourceForm
        value={value}
        source={source}
        submitLabel={t('source.save')}
        isBusy={isLoading}
        error={error}
        onChange={setValue}
        onSubmit={submit}
      />
    </Panel>
  );
};

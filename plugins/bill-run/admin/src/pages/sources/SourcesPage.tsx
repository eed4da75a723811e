import {
  ButtonLink,
  DataList,
  EmptyState,
  PageFrame,
  useCan,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListUsageSourcesQuery } from '../../services/sources';
import { useText } from '../../text';

import { useSourceColumns } from './useSourceColumns';

/** Where usage comes from: each source with its format, its last file and what is held of it. */
export const SourcesPage = () => {
  const t = useText();
  const canSetUp = useCan(PERMISSIONS.setUpSources);
  const sources = useListUsageSourcesQuery(undefined, ALWAYS_FRESH);
  return (
    <PageFrame
      title={t('sources.title')}
      subtitle={t('sources.subtitle')}
      back={{ to: PATHS.usage, label: t('usage.title') }}
      help={[t('sources.help.1'), t('sources.help.2'), t('sources.help.3'), t('sources.help.4')]}
      actions={canSetUp && <ButtonLink to={PATHS.newSource}>{t('sources.new')}</ButtonLink>}
    >
      <DataList
        caption={t('sources.title')}
        columns={useSourceColumns()}
        rows={sources.data}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => PATHS.source(documentId)}
        isLoading={sources.isLoading}
        error={sources.error}
        onRetry={sources.refetch}
        empty={<EmptyState title={t('sources.empty')}>{t('sources.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

import {
  Count,
  DataList,
  DateText,
  DateTimeText,
  EmptyState,
  useListParams,
  type Column,
} from '../../../../../../src/admin/kit';
import type { Rerating } from '../../../../shared/contracts/reratings';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useListReratingsQuery } from '../../services/reratings';
import { useText } from '../../text';

import { ReratingStatusWord } from './ReratingStatusWord';

/** What was chosen, in words. */
export const chosenWords = ({ chosen }: Rerating): string =>
  chosen.map(({ name }) => name).join(' · ');

/** Those there were, the latest first. */
export const ReratingList = ({ kind }: { kind: Rerating['kind'] }) => {
  const t = useText();
  const { page, pageSize } = useListParams();
  const list = useListReratingsQuery({ page, pageSize, kind }, ALWAYS_FRESH);
  const columns = useColumns(kind);
  const isWhatIf = kind === 'what-if';
  return (
    <DataList
      caption={t(isWhatIf ? 'whatIf.list' : 'rerate.list')}
      columns={columns}
      rows={list.data?.results}
      rowKey={({ documentId }) => documentId}
      rowLink={({ documentId }) =>
        isWhatIf ? PATHS.whatIf(documentId) : PATHS.rerating(documentId)
      }
      isLoading={list.isLoading}
      error={list.error}
      onRetry={list.refetch}
      pagination={list.data?.pagination}
      empty={
        <EmptyState title={t(isWhatIf ? 'whatIf.empty' : 'rerate.empty')}>
          {t(isWhatIf ? 'whatIf.empty.text' : 'rerate.empty.text')}
        </EmptyState>
      }
    />
  );
};

const useColumns = (kind: Rerating['kind']): Column<Rerating>[] => {
  const t = useText();
  return [
    {
      key: 'when',
      header: t('recycling.started'),
      cell: ({ createdAt }) => <DateTimeText moment={createdAt} />,
    },
    { key: 'by', header: t('recycling.by'), cell: ({ startedBy }) => startedBy },
    {
      key: 'calls',
      header: t('rerate.calls'),
      cell: ({ selection }) => (
        <>
          <DateText date={selection.from} /> – <DateText date={selection.to} />
        </>
      ),
    },
    {
      key: 'chosen',
      header: t('rerate.chosen'),
      cell: (rerating) => chosenWords(rerating) || t('rerate.everything'),
    },
    ...(kind === 'rerating'
      ? [{ key: 'reason', header: t('rerate.reason'), cell: ({ reason }: Rerating) => reason }]
      : []),
    {
      key: 'records',
      header: t('rerate.records'),
      align: 'end',
      cell: ({ total }) => <Count value={total} />,
    },
    {
      key: 'status',
      header: t('status'),
      cell: (rerating) => <ReratingStatusWord rerating={rerating} />,
    },
  ];
};

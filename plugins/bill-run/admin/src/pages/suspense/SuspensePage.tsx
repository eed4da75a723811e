import {
  ButtonLink,
  ChoiceFilter,
  Count,
  DataList,
  EmptyState,
  Figures,
  FilterBar,
  ListSearch,
  MicroMoney,
  Notice,
  PageFrame,
  Panel,
  TextLink,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { SuspenseGroup } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { selectionQuery, useListSuspenseGroupsQuery } from '../../services/suspense';
import { useGetUsageFileQuery } from '../../services/usage';
import { useText } from '../../text';
import { RecyclePanel } from '../recycling/RecyclePanel';

import { REASONS, reasonIn } from '../suspense-group/toReason';

import { RecentRecyclings } from './RecentRecyclings';
import { useGroupColumns } from './useGroupColumns';

/** What calls nobody is billed for yet, by what would mend it: the most money first. */
export const SuspensePage = () => {
  const t = useText();
  const { page, pageSize, search, filter } = useListParams();
  const file = filter('file');
  const reason = reasonIn(filter('reason'));
  const selection = { file, reason, search: search || undefined };
  const groups = useListSuspenseGroupsQuery({ selection, page, pageSize }, ALWAYS_FRESH);
  const isNarrowed = Object.values(selection).some((value) => value !== undefined);
  const columns = useGroupColumns();
  const totals = groups.data?.totals;
  return (
    <PageFrame
      title={t('sus.title')}
      subtitle={t('sus.subtitle')}
      help={[t('sus.help.1'), t('sus.help.2'), t('sus.help.3'), t('sus.help.4')]}
      actions={
        <ButtonLink to={PATHS.writtenOff} variant="tertiary">
          {t('sus.writtenOff')}
        </ButtonLink>
      }
    >
      <FilterBar>
        <ListSearch label={t('sus.search')} placeholder={t('sus.search.example')} />
        <ChoiceFilter
          name="reason"
          label={t('suspense.reason')}
          all={t('suspense.all')}
          choices={REASONS.map((value) => ({ value, label: t(`suspense.${value}`) }))}
        />
      </FilterBar>
      {file && <OfFile documentId={file} />}
      {totals && totals.rows > 0 && (
        <Panel title={t('sus.stake')}>
          <Figures
            items={[
              {
                label: t('sus.cost'),
                value: <MicroMoney micro={totals.costMicro} decimals={2} />,
                isMain: true,
              },
              { label: t('suspense.rows'), value: <Count value={totals.rows} /> },
            ]}
          />
        </Panel>
      )}
      <DataList
        caption={t('sus.title')}
        columns={columns}
        rows={groups.data?.results}
        rowKey={({ reason, card, key }) => `${reason}/${card?.documentId}/${key}`}
        rowLink={groupPath}
        isLoading={groups.isLoading}
        error={groups.error}
        onRetry={groups.refetch}
        pagination={groups.data?.pagination}
        empty={
          isNarrowed ? (
            <EmptyState title={t('sus.noMatch')} />
          ) : (
            <EmptyState title={t('sus.empty')}>{t('sus.empty.text')}</EmptyState>
          )
        }
      />
      {totals && totals.rows > 0 && (
        <RecyclePanel
          key={JSON.stringify(selection)}
          selection={selection}
          title={t(isNarrowed ? 'recycle.title' : 'recycle.all')}
          hint={t(isNarrowed ? 'recycle.hint' : 'recycle.all.hint')}
        />
      )}
      <RecentRecyclings />
    </PageFrame>
  );
};

/** Says that the page is about one file, and leads to it and to all. */
const OfFile = ({ documentId }: { documentId: string }) => {
  const t = useText();
  const { data } = useGetUsageFileQuery(documentId);
  return (
    <Notice
      tone="quiet"
      title={t('sus.ofFile', { name: data?.fileName ?? '' })}
      action={<TextLink to={PATHS.suspense}>{t('sus.ofFile.all')}</TextLink>}
    >
      <TextLink to={PATHS.usageFile(documentId)}>{t('sus.ofFile.open')}</TextLink>
    </Notice>
  );
};

const groupPath = ({ reason, card, key }: SuspenseGroup): string =>
  PATHS.suspenseGroup(selectionQuery({ reason, card: card?.documentId ?? 'none', key: key ?? '' }));

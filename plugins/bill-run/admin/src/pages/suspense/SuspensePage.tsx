import {
  ButtonLink,
  Count,
  DataList,
  EmptyState,
  Figures,
  MicroMoney,
  PageFrame,
  Panel,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { SuspenseGroup } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { selectionQuery, useListSuspenseGroupsQuery } from '../../services/suspense';
import { useText } from '../../text';
import { RecyclePanel } from '../recycling/RecyclePanel';

import { RecentRecyclings } from './RecentRecyclings';
import { useGroupColumns } from './useGroupColumns';

/** What calls nobody is billed for yet, by what would mend it: the most money first. */
export const SuspensePage = () => {
  const t = useText();
  const { page, pageSize } = useListParams();
  const groups = useListSuspenseGroupsQuery({ page, pageSize }, ALWAYS_FRESH);
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
        empty={<EmptyState title={t('sus.empty')}>{t('sus.empty.text')}</EmptyState>}
      />
      {totals && totals.rows > 0 && (
        <RecyclePanel selection={{}} title={t('recycle.all')} hint={t('recycle.all.hint')} />
      )}
      <RecentRecyclings />
    </PageFrame>
  );
};

const groupPath = ({ reason, card, key }: SuspenseGroup): string =>
  PATHS.suspenseGroup(selectionQuery({ reason, card: card?.documentId ?? 'none', key: key ?? '' }));

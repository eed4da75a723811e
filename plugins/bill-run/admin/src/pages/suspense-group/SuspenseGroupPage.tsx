import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import {
  Count,
  Figures,
  ListSearch,
  MicroMoney,
  PageFrame,
  Panel,
  TextLink,
  customerRecord,
  useDownload,
  useListParams,
} from '../../../../../../src/admin/kit';
import type { SuspenseGroup, SuspenseSelection } from '../../../../shared/contracts/suspense';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { selectionQuery, useListSuspenseGroupsQuery } from '../../services/suspense';
import { useText } from '../../text';
import { RecyclePanel } from '../recycling/RecyclePanel';
import { groupWords } from '../suspense/groupWords';
import { Days } from '../suspense/useGroupColumns';

import { MendPanel } from './MendPanel';
import { SettleButtons } from './SettleButtons';
import { SuspenseRows } from './SuspenseRows';
import { toReason } from './toReason';

/** The rows that one thing would mend: what it is, the money at stake, the cure, and recycling. */
export const SuspenseGroupPage = () => {
  const t = useText();
  const { filter, search } = useListParams();
  const reason = toReason(filter('reason'));
  const selection: SuspenseSelection = {
    reason,
    card: filter('card') ?? 'none',
    key: filter('key') ?? '',
  };
  // What is searched for is what the buttons are about, so that nobody writes off rows that are not shown.
  const shown: SuspenseSelection = { ...selection, search: search || undefined };
  const { data } = useListSuspenseGroupsQuery({ selection, page: 1, pageSize: 1 }, ALWAYS_FRESH);
  const group = data?.results[0];
  const words = group && groupWords(group, t);
  return (
    <PageFrame
      title={[t(`suspense.${reason}`), words].filter(Boolean).join(': ')}
      subtitle={t(`sus.cure.${reason}`)}
      back={{ to: PATHS.suspense, label: t('sus.title') }}
      help={[t('sus.help.2'), t('sus.help.3'), t('sus.help.4')]}
      actions={<DownloadRows selection={selection} />}
    >
      {group && (
        <>
          <GroupFigures group={group} />
          <MendPanel group={group} selection={shown} />
          <RecyclePanel
            key={search}
            selection={shown}
            title={t('recycle.title')}
            hint={t('recycle.hint')}
          />
        </>
      )}
      <Panel
        title={t('sus.rows')}
        hint={t('sus.rows.hint')}
        action={group && <SettleButtons actions={['write-off']} selection={shown} />}
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          <ListSearch label={t('sus.search')} placeholder={t('sus.search.example')} />
          <SuspenseRows selection={selection} status="open" />
        </Flex>
      </Panel>
    </PageFrame>
  );
};

const GroupFigures = ({ group }: { group: SuspenseGroup }) => {
  const t = useText();
  const { rows, files, costMicro, firstDay, lastDay, customer, accepted } = group;
  return (
    <Panel title={t('sus.stake')} hint={group.example}>
      <Figures
        items={[
          {
            label: t('sus.cost'),
            value: <MicroMoney micro={costMicro} decimals={2} />,
            isMain: true,
          },
          { label: t('suspense.rows'), value: <Count value={rows} /> },
          { label: t('sus.files'), value: <Count value={files} /> },
          { label: t('sus.days'), value: <Days first={firstDay} last={lastDay} /> },
          ...(accepted > 0
            ? [{ label: t('sus.accepted'), value: <Count value={accepted} /> }]
            : []),
          ...(customer
            ? [
                {
                  label: t('sus.customer'),
                  value: (
                    <TextLink to={customerRecord(customer.documentId)}>{customer.name}</TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
};

const DownloadRows = ({ selection }: { selection: SuspenseSelection }) => {
  const t = useText();
  const { download, isDownloading } = useDownload();
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download aria-hidden />}
      loading={isDownloading}
      onClick={() =>
        download(`/bill-run/suspense/rows.csv?${selectionQuery(selection)}`, 'usage-not-taken.csv')
      }
    >
      {t('suspended.download')}
    </Button>
  );
};

import { Page } from '@strapi/strapi/admin';

import {
  EmptyState,
  ErrorState,
  formatDate,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import type { Today } from '../../../../shared/contracts/checks';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetTodayQuery } from '../../services/checks';
import { useText } from '../../text';

import { TodayItems } from './TodayItems';
import { TodayWindows } from './TodayWindows';

const LOOK_AGAIN_MS = 60_000;

/** What waits for a person, most pressing first. Empty means that all is well. */
export const TodayPage = () => {
  const t = useText();
  const { data, error, refetch } = useGetTodayQuery(undefined, {
    ...ALWAYS_FRESH,
    pollingInterval: LOOK_AGAIN_MS,
  });
  if (!data && !error) return <Page.Loading />;
  return (
    <PageFrame
      title={t('today.title')}
      subtitle={data ? formatDate(data.today) : ''}
      help={[t('today.help.1'), t('today.help.2')]}
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {data && <What data={data} />}
    </PageFrame>
  );
};

const isCalm = (today: Today): boolean =>
  today.windows.length === 0 &&
  today.stopped.length === 0 &&
  today.comments.length === 0 &&
  today.submissions.length === 0 &&
  today.parked + today.suspense.rows + today.failedFiles + today.failedMails + today.dueToday === 0;

const What = ({ data }: { data: Today }) => {
  const t = useText();
  const next = data.next
    ? t('today.next', { date: formatDate(data.next.date), count: data.next.customers })
    : t('today.next.none');
  if (isCalm(data)) {
    return (
      <Panel title={t('today.calm')}>
        <EmptyState title={t('today.calm.text')}>{next}</EmptyState>
      </Panel>
    );
  }
  return (
    <>
      {data.windows.length > 0 && <TodayWindows windows={data.windows} />}
      <TodayItems today={data} next={next} />
    </>
  );
};

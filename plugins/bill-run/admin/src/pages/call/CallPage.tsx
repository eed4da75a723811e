import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import type { UsageRecordDetail } from '../../../../shared/contracts/usage-records';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetUsageRecordQuery } from '../../services/usageRecords';
import { type Text, useText } from '../../text';

import { CallView } from './CallView';

/** One call, message or other record: what it is, what it costs and why. */
export const CallPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetUsageRecordQuery(id, ALWAYS_FRESH);
  if (!data && !error) {
    return <Page.Loading />;
  }
  return (
    <PageFrame
      title={data ? titleOf(data, t) : t('calls.title')}
      subtitle={data && subtitleOf(data, t)}
      back={{ to: PATHS.calls, label: t('calls.title') }}
      help={[t('call.help.1'), t('call.help.2')]}
    >
      {data ? <CallView record={data} /> : <ErrorState error={error} onRetry={refetch} />}
    </PageFrame>
  );
};

/** What goes to a number is called by it, anything else by what it is. */
const titleOf = ({ dialled, destination }: UsageRecordDetail, t: Text): string =>
  dialled === '' ? destination : t('call.title', { number: dialled });

const subtitleOf = ({ dialled, destination, cli }: UsageRecordDetail, t: Text): string =>
  dialled === '' ? t('call.from', { cli }) : t('call.subtitle', { destination, cli });

import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetUsageRecordQuery } from '../../services/usageRecords';
import { useText } from '../../text';

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
      title={data ? t('call.title', { number: data.dialled }) : t('calls.title')}
      subtitle={data && t('call.subtitle', { destination: data.destination, cli: data.cli })}
      back={{ to: PATHS.calls, label: t('calls.title') }}
      help={[t('call.help.1'), t('call.help.2')]}
    >
      {data ? <CallView record={data} /> : <ErrorState error={error} onRetry={refetch} />}
    </PageFrame>
  );
};

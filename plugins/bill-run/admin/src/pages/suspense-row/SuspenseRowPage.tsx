import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { ErrorState, PageFrame } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { useGetSuspenseRowQuery } from '../../services/suspense';
import { useText } from '../../text';

import { SuspenseRowView } from './SuspenseRowView';

/** One suspended row: what it says, what is wrong, what was done about it. */
export const SuspenseRowPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetSuspenseRowQuery(id, ALWAYS_FRESH);
  if (!data && !error) {
    return <Page.Loading />;
  }
  return (
    <PageFrame
      title={data ? t('sus.line', { file: data.fileName, line: data.lineNo }) : t('sus.row')}
      back={{ to: PATHS.suspense, label: t('sus.title') }}
      help={[t('sus.help.3'), t('sus.help.4')]}
    >
      {data ? <SuspenseRowView row={data} /> : <ErrorState error={error} onRetry={refetch} />}
    </PageFrame>
  );
};

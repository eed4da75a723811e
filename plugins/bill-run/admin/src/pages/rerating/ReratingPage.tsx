import { Page } from '@strapi/strapi/admin';
import { Flex, Typography } from '@strapi/design-system';
import { useParams } from 'react-router-dom';

import { ErrorState, formatDate, PageFrame } from '../../../../../../src/admin/kit';
import type { Rerating } from '../../../../shared/contracts/reratings';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH, POLL_MS } from '../../services/api';
import { useGetReratingQuery } from '../../services/reratings';
import { useText } from '../../text';
import { chosenWords } from '../reratings/ReratingList';
import { ReratingStatusWord } from '../reratings/ReratingStatusWord';

import { ReratingView } from './ReratingView';

const isMoving = (rerating: Rerating | undefined): boolean =>
  rerating?.status === 'queued' || rerating?.status === 'running';

/** A trial of rating anew, what it found, and its application; or a what-if. Followed while it works. */
export const ReratingPage = ({ kind }: { kind: Rerating['kind'] }) => {
  const t = useText();
  const { documentId = '' } = useParams();
  const { data, error, refetch } = useGetReratingQuery(documentId, ALWAYS_FRESH);
  useGetReratingQuery(documentId, { pollingInterval: POLL_MS, skip: !isMoving(data) });
  if (!data && !error) {
    return <Page.Loading />;
  }
  const isWhatIf = kind === 'what-if';
  const back = isWhatIf
    ? { to: PATHS.whatIfs, label: t('whatIf.title') }
    : { to: PATHS.reratings, label: t('rerate.title') };
  return (
    <PageFrame
      title={t(isWhatIf ? 'whatIf.one' : 'rerate.one')}
      subtitle={data && <Subtitle rerating={data} />}
      back={back}
      help={
        isWhatIf
          ? [t('whatIf.help.1'), t('whatIf.help.2')]
          : [t('rerate.help.1'), t('rerate.help.2'), t('rerate.help.3')]
      }
    >
      {data ? <ReratingView rerating={data} /> : <ErrorState error={error} onRetry={refetch} />}
    </PageFrame>
  );
};

const Subtitle = ({ rerating }: { rerating: Rerating }) => {
  const t = useText();
  const { from, to } = rerating.selection;
  return (
    <Flex gap={3} wrap="wrap">
      <ReratingStatusWord rerating={rerating} />
      <Typography textColor="neutral600">
        {[
          t('rerate.period', { from: formatDate(from), to: formatDate(to) }),
          chosenWords(rerating) || t('rerate.everything'),
          rerating.reason,
          rerating.startedBy && t('by', { name: rerating.startedBy }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </Flex>
  );
};

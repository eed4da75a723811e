import { useQueryParams } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';

import type { CardDetail, ImportDetail, VersionDetail } from '../../../rate-desk/contracts';
import {
  answerOf,
  ErrorState,
  FileDrop,
  formatDate,
  LoadingState,
  PageFrame,
  Panel,
} from '../../kit';
import { useDesk, useTryDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

/** A price list comes in: dropped on a card, for a new version or for a draft. */
export const DropPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [{ query }] = useQueryParams<{ version?: string }>();
  const { paths } = useDoor();
  const card = useDesk<{ data: CardDetail }>(`/cards/${id}`);
  const version = useDesk<{ data: VersionDetail }>(`/versions/${query.version}`, {
    isNeeded: query.version !== undefined,
  });
  const { send, isLoading, error } = useTryDesk();

  const take = async (file: File) => {
    const form = new FormData();
    form.append('file', file);
    if (query.version) {
      form.append('version', query.version);
    }
    const received = answerOf(await send<ImportDetail>('POST', `/cards/${id}/imports`, form));
    if (received) {
      navigate(paths.import(received.documentId));
    }
  };

  return (
    <PageFrame
      title={t('drop.title', { card: card.data?.data.name ?? '' })}
      subtitle={
        version.data
          ? t('drop.into', { date: formatDate(version.data.data.validFrom) })
          : t('drop.new')
      }
      back={
        query.version
          ? { to: paths.version(query.version), label: t('version.back') }
          : { to: paths.card(id), label: card.data?.data.name ?? t('cards.title') }
      }
      help={[t('drop.help.1'), t('drop.help.2'), t('drop.help.3')]}
    >
      {Boolean(error ?? card.error) && <ErrorState error={error ?? card.error} />}
      <Panel title={t('drop.panel')} hint={t('drop.hint')}>
        {isLoading ? (
          <LoadingState />
        ) : (
          <FileDrop
            label={t('drop.label')}
            hint={t('drop.accept')}
            accept=".csv,.txt,.tsv,.xlsx"
            onFile={(file) => void take(file)}
          />
        )}
      </Panel>
    </PageFrame>
  );
};

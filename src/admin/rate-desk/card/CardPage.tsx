import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { CloudUpload, Duplicate, Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import type { CardDetail } from '../../../rate-desk/contracts';
import { ButtonLink, EmptyState, ErrorState, PageFrame, Panel } from '../../kit';
import { useDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

import { CardSettings } from './CardSettings';
import { CardUsers } from './CardUsers';
import { CopyCardDialog } from './CopyCardDialog';
import { NewVersionDialog } from './NewVersionDialog';
import { VersionTable } from './VersionTable';
import { VersionTimeline } from './VersionTimeline';

/** One card: its versions on a line of time, its settings, who uses it. */
export const CardPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { paths } = useDoor();
  const { data, error, refetch } = useDesk<{ data: CardDetail }>(`/cards/${id}`);
  if (data) {
    return <CardView card={data.data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('cards.title')} back={{ to: paths.cards, label: t('cards.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const CardView = ({ card }: { card: CardDetail }) => {
  const t = useText();
  const { canWrite, isStaff, paths } = useDoor();
  const [dialog, setDialog] = useState<'version' | 'copy'>();
  const close = () => setDialog(undefined);
  return (
    <PageFrame
      title={card.name}
      subtitle={[t(`kind.${card.kind}`), card.reseller?.name ?? t('cards.bureau'), card.note]
        .filter(Boolean)
        .join(' · ')}
      back={{ to: paths.cards, label: t('cards.title') }}
      help={[t('card.help.1'), t('card.help.2'), t('card.help.3')]}
      actions={
        canWrite && (
          <>
            {isStaff && card.versions.length > 0 && (
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Duplicate aria-hidden />}
                onClick={() => setDialog('copy')}
              >
                {t('copy.open')}
              </Button>
            )}
            <ButtonLink
              to={`${paths.card(card.documentId)}/import`}
              variant="secondary"
              startIcon={<CloudUpload aria-hidden />}
            >
              {t('import.open')}
            </ButtonLink>
            <Button size="S" startIcon={<Plus aria-hidden />} onClick={() => setDialog('version')}>
              {t('version.add')}
            </Button>
          </>
        )
      }
    >
      <Panel title={t('versions.title')} hint={t('versions.hint')}>
        {card.versions.length === 0 ? (
          <EmptyState isCompact title={t('versions.empty')}>
            {t('versions.empty.text')}
          </EmptyState>
        ) : (
          <>
            <VersionTimeline versions={card.versions} />
            <VersionTable versions={card.versions} />
          </>
        )}
      </Panel>
      <CardSettings key={card.documentId} card={card} />
      <CardUsers card={card} />
      {dialog === 'version' && <NewVersionDialog card={card} onClose={close} />}
      {dialog === 'copy' && <CopyCardDialog card={card} onClose={close} />}
    </PageFrame>
  );
};

import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import {
  EmptyState,
  ErrorState,
  LoadingState,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useListMyRateCardsQuery, useListMyVersionsQuery } from '../../services/lists';
import { useText } from '../../text';
import { useMay } from '../shell/access';

import { AddVersionDialog } from './AddVersionDialog';
import { VersionTable } from './VersionTable';

const ALL = { pageSize: 100 };

/** A reseller's own price lists of calls, each with its versions: what held, what holds, what is coming. */
export const RatesPage = () => {
  const t = useText();
  const cards = useListMyRateCardsQuery(ALL, ALWAYS_FRESH);
  const versions = useListMyVersionsQuery(ALL, ALWAYS_FRESH);
  const canWrite = useMay('rates.write');
  const [isAdding, setIsAdding] = useState(false);
  const error = cards.error ?? versions.error;
  const isReady = cards.data && versions.data;
  return (
    <PageFrame
      title={t('rates.title')}
      subtitle={t('rates.subtitle')}
      help={[t('rates.help.1'), t('rates.help.2'), t('rates.help.3')]}
      actions={
        canWrite &&
        Boolean(cards.data?.data.length) && (
          <Button size="S" startIcon={<Plus aria-hidden />} onClick={() => setIsAdding(true)}>
            {t('version.add')}
          </Button>
        )
      }
    >
      {error && (
        <ErrorState error={error} onRetry={() => void [cards.refetch(), versions.refetch()]} />
      )}
      {!error && !isReady && <LoadingState />}
      {isReady && cards.data?.data.length === 0 && (
        <Panel title={t('rates.title')}>
          <EmptyState title={t('rates.none')}>{t('rates.none.text')}</EmptyState>
        </Panel>
      )}
      {isReady &&
        cards.data?.data.map((card) => (
          <Panel
            key={card.id}
            title={card.name}
            hint={t('rates.card.hint', { count: card.versions })}
          >
            <VersionTable
              versions={
                versions.data?.data.filter(({ rateCardId }) => rateCardId === card.id) ?? []
              }
            />
          </Panel>
        ))}
      {isAdding && isReady && (
        <AddVersionDialog
          cards={cards.data?.data ?? []}
          versions={versions.data?.data ?? []}
          onClose={() => setIsAdding(false)}
        />
      )}
    </PageFrame>
  );
};

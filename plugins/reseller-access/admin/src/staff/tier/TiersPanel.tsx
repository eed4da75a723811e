import { useState } from 'react';

import { Button, Typography } from '@strapi/design-system';

import {
  DateText,
  DataTable,
  EmptyState,
  Panel,
  StatusWord,
  useCan,
} from '../../../../../../src/admin/kit';
import type { TierAndPrices } from '../../../../../bill-run/shared/contracts/acts';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { ChangeTierDialog } from './ChangeTierDialog';
import { TakeTierChangeBack } from './TakeTierChangeBack';

type TiersPanelProps = { documentId: string; tier: TierAndPrices };

/** His tiers over time, the newest first. */
export const TiersPanel = ({ documentId, tier }: TiersPanelProps) => {
  const t = useText();
  const canChange = useCan(PERMISSIONS.changeTiers);
  const [isChanging, setChanging] = useState(false);
  const { spans, day } = tier;
  return (
    <Panel
      title={t('tiers.title')}
      hint={t('tiers.hint')}
      action={
        canChange && (
          <Button size="S" onClick={() => setChanging(true)}>
            {t('tiers.change')}
          </Button>
        )
      }
    >
      {spans.length === 0 ? (
        <EmptyState isCompact title={t('tiers.none')}>
          {t('tiers.none.text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('tiers.title')}
          rows={[...spans].reverse()}
          rowKey={(span) => span.documentId}
          columns={[
            { key: 'tier', header: t('tiers.tier'), cell: (span) => span.tierName },
            {
              key: 'from',
              header: t('tiers.from'),
              cell: (span) => <DateText date={span.validFrom} />,
            },
            {
              key: 'to',
              header: t('tiers.to'),
              cell: (span) =>
                span.validTo ? (
                  <DateText date={span.validTo} />
                ) : (
                  <Typography textColor="neutral600">{t('tiers.open')}</Typography>
                ),
            },
            {
              key: 'now',
              header: t('tiers.now'),
              cell: (span) =>
                span.isCurrent ? (
                  <StatusWord tone="good">{t('tiers.current')}</StatusWord>
                ) : (
                  canChange &&
                  span.validFrom > day && <TakeTierChangeBack documentId={documentId} span={span} />
                ),
            },
          ]}
        />
      )}
      {isChanging && (
        <ChangeTierDialog documentId={documentId} tier={tier} onClose={() => setChanging(false)} />
      )}
    </Panel>
  );
};

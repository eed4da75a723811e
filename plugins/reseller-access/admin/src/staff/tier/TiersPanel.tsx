import { Typography } from '@strapi/design-system';

import {
  DateText,
  DataTable,
  EmptyState,
  Panel,
  StatusWord,
} from '../../../../../../src/admin/kit';
import type { TierSpan } from '../../../../../bill-run/shared/contracts/acts';
import { useText } from '../../text';

/** His tiers over time, the newest first. */
export const TiersPanel = ({ spans }: { spans: TierSpan[] }) => {
  const t = useText();
  return (
    <Panel title={t('tiers.title')} hint={t('tiers.hint')}>
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
                span.isCurrent && <StatusWord tone="good">{t('tiers.current')}</StatusWord>,
            },
          ]}
        />
      )}
    </Panel>
  );
};

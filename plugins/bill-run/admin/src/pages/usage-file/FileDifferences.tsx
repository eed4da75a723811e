import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';

import {
  Count,
  DataList,
  DateText,
  EmptyState,
  Figures,
  MicroMoney,
  Panel,
  StatusWord,
  type Column,
  type Tone,
} from '../../../../../../src/admin/kit';
import type { UsageDifference, UsageFile } from '../../../../shared/contracts/usage';
import { ALWAYS_FRESH } from '../../services/api';
import { useListUsageDifferencesQuery } from '../../services/usage';
import { useText } from '../../text';

const PAGE_SIZE = 25;
const TONES: Record<UsageDifference['effect'], Tone> = {
  unbilled: 'good',
  adjusted: 'warning',
  held: 'quiet',
  'to-look-at': 'bad',
};

/** What a file changed of what earlier files said, old and new side by side, the greatest first. */
export const FileDifferences = ({ file }: { file: UsageFile }) => {
  const t = useText();
  // The address belongs to the list of held rows further down.
  const [page, setPage] = useState(1);
  const list = useListUsageDifferencesQuery(
    { documentId: file.documentId, page, pageSize: PAGE_SIZE },
    ALWAYS_FRESH,
  );
  const totals = list.data?.totals;
  const pageCount = list.data?.pagination.pageCount ?? 1;
  return (
    <Panel title={t('differences.title')} hint={t('differences.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {totals && totals.differences > 0 && (
          <Figures
            items={[
              {
                label: t('differences.sell'),
                value: <MicroMoney micro={totals.sellMicro} decimals={2} />,
                isMain: true,
              },
              {
                label: t('differences.cost'),
                value: <MicroMoney micro={totals.costMicro} decimals={2} />,
              },
              { label: t('differences.count'), value: <Count value={totals.differences} /> },
            ]}
          />
        )}
        <DataList
          caption={t('differences.title')}
          columns={useDifferenceColumns()}
          rows={list.data?.results}
          rowKey={({ recordId }) => recordId}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={list.refetch}
          empty={<EmptyState isCompact title={t('differences.none')} />}
        />
        {pageCount > 1 && (
          <Flex gap={2}>
            <Button
              variant="tertiary"
              size="S"
              disabled={page === 1}
              onClick={() => setPage(page - 1)}
            >
              {t('differences.before')}
            </Button>
            <Button
              variant="tertiary"
              size="S"
              disabled={page >= pageCount}
              onClick={() => setPage(page + 1)}
            >
              {t('differences.next')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Panel>
  );
};

const Amount = ({ micro }: { micro: number | null }) =>
  micro === null ? <>–</> : <MicroMoney micro={micro} decimals={4} />;

const useDifferenceColumns = (): Column<UsageDifference>[] => {
  const t = useText();
  return [
    { key: 'id', header: t('differences.record'), cell: ({ recordId }) => recordId },
    { key: 'customer', header: t('customer'), cell: ({ customerName }) => customerName },
    {
      key: 'date',
      header: t('suspended.date'),
      cell: ({ localDate }) => <DateText date={localDate} />,
    },
    {
      key: 'effect',
      header: t('differences.effect'),
      cell: ({ kind, effect }) => (
        <StatusWord tone={TONES[effect]}>
          {t(`differences.${kind}`)}: {t(`differences.effect.${effect}`)}
        </StatusWord>
      ),
    },
    {
      key: 'oldSell',
      header: t('differences.oldSell'),
      align: 'end',
      cell: ({ oldSellMicro }) => <Amount micro={oldSellMicro} />,
    },
    {
      key: 'newSell',
      header: t('differences.newSell'),
      align: 'end',
      cell: ({ newSellMicro }) => <Amount micro={newSellMicro} />,
    },
    {
      key: 'oldCost',
      header: t('differences.oldCost'),
      align: 'end',
      cell: ({ oldCostMicro }) => <Amount micro={oldCostMicro} />,
    },
    {
      key: 'newCost',
      header: t('differences.newCost'),
      align: 'end',
      cell: ({ newCostMicro }) => <Amount micro={newCostMicro} />,
    },
    {
      key: 'was',
      header: t('differences.was'),
      cell: ({ oldFileName, oldLineNo }) =>
        t('charges.line', { fileName: oldFileName, line: oldLineNo }),
    },
  ];
};

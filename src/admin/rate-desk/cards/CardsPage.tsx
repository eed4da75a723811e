import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { CardRow, ListCards } from '../../../rate-desk/contracts';
import {
  ButtonLink,
  ChoiceFilter,
  Count,
  DataList,
  EmptyState,
  FilterBar,
  formatDate,
  ListSearch,
  PageFrame,
  queryString,
  useListParams,
  type Column,
} from '../../kit';
import { useDesk } from '../api';
import { useDoor } from '../door';
import { useText, type Text } from '../text';

import { NewCardDialog } from './NewCardDialog';

/** All rate cards, with what prices calls today and what comes next. */
export const CardsPage = () => {
  const t = useText();
  const { canWrite, isStaff, paths } = useDoor();
  const { page, pageSize, search, filter } = useListParams();
  const [isAdding, setIsAdding] = useState(false);
  const kind = filter('kind');
  const list = useDesk<ListCards>(`/cards?${queryString({ page, pageSize, search, cards: kind })}`);
  return (
    <PageFrame
      title={t('cards.title')}
      subtitle={t(isStaff ? 'cards.subtitle' : 'cards.subtitle.own')}
      help={[t('cards.help.1'), t('cards.help.2'), t('cards.help.3'), t('cards.help.4')]}
      actions={
        <Flex gap={2}>
          {isStaff && (
            <ButtonLink to={`${paths.cards}/service-charges`} variant="tertiary">
              {t('charges.open')}
            </ButtonLink>
          )}
          {canWrite && (
            <Button size="S" startIcon={<Plus aria-hidden />} onClick={() => setIsAdding(true)}>
              {t('cards.add')}
            </Button>
          )}
        </Flex>
      }
    >
      <FilterBar>
        <ListSearch label={t('cards.search')} placeholder={t('cards.search.example')} />
        {isStaff && (
          <ChoiceFilter
            name="kind"
            label={t('cards.kind')}
            all={t('cards.kind.all')}
            choices={[
              { value: 'sell', label: t('kind.sell') },
              { value: 'buy', label: t('kind.buy') },
            ]}
          />
        )}
      </FilterBar>
      <DataList
        caption={t('cards.title')}
        columns={columnsOf(t, isStaff)}
        rows={list.data?.results}
        rowKey={({ documentId }) => documentId}
        rowLink={({ documentId }) => paths.card(documentId)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={
          search || kind ? (
            <EmptyState title={t('noMatch')}>{t('cards.noMatch.text')}</EmptyState>
          ) : (
            <EmptyState title={t('cards.empty')}>{t('cards.empty.text')}</EmptyState>
          )
        }
      />
      {isAdding && <NewCardDialog onClose={() => setIsAdding(false)} />}
    </PageFrame>
  );
};

const since = (version: CardRow['current'], t: Text, none: string): string =>
  version ? t('cards.since', { date: formatDate(version.validFrom), count: version.rates }) : none;

const wordsOfUse = ({ usedBy }: CardRow, t: Text): string => {
  const parts = (['suppliers', 'resellers', 'customers', 'services'] as const)
    .filter((kind) => usedBy[kind] > 0)
    .map((kind) => t(`use.${kind}`, { count: usedBy[kind] }));
  return parts.length > 0 ? parts.join(', ') : t('use.nobody');
};

const columnsOf = (t: Text, isStaff: boolean): Column<CardRow>[] => {
  const columns: (Column<CardRow> | false)[] = [
    { key: 'name', header: t('cards.name'), cell: ({ name }) => name },
    isStaff && { key: 'kind', header: t('cards.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    isStaff && {
      key: 'whose',
      header: t('cards.whose'),
      cell: ({ reseller }) => reseller?.name ?? t('cards.bureau'),
    },
    {
      key: 'current',
      header: t('cards.current'),
      cell: ({ current }) => since(current, t, t('cards.current.none')),
    },
    { key: 'next', header: t('cards.next'), cell: ({ next }) => since(next, t, '') },
    {
      key: 'drafts',
      header: t('cards.drafts'),
      align: 'end',
      cell: ({ drafts }) => (drafts > 0 ? <Count value={drafts} /> : ''),
    },
    { key: 'use', header: t('cards.use'), cell: (row) => wordsOfUse(row, t) },
  ];
  return columns.filter((column): column is Column<CardRow> => Boolean(column));
};

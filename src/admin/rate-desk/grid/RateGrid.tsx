import { useState } from 'react';

import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Pagination, useNotification } from '@strapi/strapi/admin';

import type { ListRates, VersionDetail } from '../../../rate-desk/contracts';
import {
  EmptyState,
  ErrorState,
  FilterBar,
  ListSearch,
  LoadingState,
  queryString,
  useListParams,
} from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import type { PriceUnit } from '../prices';
import { useText } from '../text';

import { GridTableView } from './GridTableView';
import { GridToolbar } from './GridToolbar';
import { PasteDialog } from './PasteDialog';

const PAGE_SIZE = 100;
const NOTHING: ReadonlySet<string> = new Set();

/** The rates of a version as a spreadsheet, page by page from the server, however many there are. */
export const RateGrid = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const { canWrite } = useDoor();
  const { toggleNotification } = useNotification();
  const { page, search, filter } = useListParams();
  const [unit, setUnit] = useState<PriceUnit>('pence');
  const [selected, setSelected] = useState(NOTHING);
  const [pasted, setPasted] = useState<string>();
  const { send, error } = useTellDesk();
  const pageSize = Number(filter('pageSize') ?? PAGE_SIZE);
  const list = useDesk<ListRates>(
    `/versions/${version.documentId}/rates?${queryString({ page, pageSize, search })}`,
  );
  const canEdit = canWrite && version.state === 'draft';

  const undo = async () => {
    if (!version.undoable) {
      return;
    }
    const result = await send<{ added: number; changed: number; removed: number }>(
      'POST',
      `/versions/${version.documentId}/undo`,
      { change: version.undoable },
    );
    if ('data' in result) {
      const { added, changed, removed } = result.data;
      const count = added + changed + removed;
      toggleNotification({ type: 'success', message: t('undo.done', { count }) });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <FilterBar>
        <ListSearch label={t('grid.search')} placeholder={t('grid.search.example')} />
        <SingleSelect
          size="S"
          aria-label={t('grid.unit')}
          value={unit}
          onChange={(chosen) => setUnit(chosen as PriceUnit)}
        >
          <SingleSelectOption value="pence">{t('unit.pence')}</SingleSelectOption>
          <SingleSelectOption value="pounds">{t('unit.pounds')}</SingleSelectOption>
        </SingleSelect>
      </FilterBar>
      <GridToolbar
        version={version}
        canEdit={canEdit}
        search={search}
        selected={selected}
        onSelected={() => setSelected(NOTHING)}
        onPaste={() => setPasted('')}
        onUndo={() => void undo()}
      />
      {Boolean(error) && <ErrorState error={error} />}
      {list.data?.matched !== undefined && (
        <Typography textColor="neutral700">
          {list.data.matched === null
            ? t('grid.matched.none', { number: search })
            : t('grid.matched', { number: search, prefix: list.data.matched })}
        </Typography>
      )}
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.refetch} />
      ) : (
        !list.data && <LoadingState />
      )}
      {list.data?.results.length === 0 && (
        <EmptyState title={t(search ? 'noMatch' : 'grid.empty')}>
          {t(search ? 'grid.noMatch.text' : 'grid.empty.text')}
        </EmptyState>
      )}
      {list.data && list.data.results.length > 0 && (
        <GridTableView
          versionId={version.documentId}
          rates={list.data.results}
          unit={unit}
          matched={list.data.matched ?? null}
          canEdit={canEdit}
          selected={selected}
          onSelect={setSelected}
          onPasteRows={setPasted}
          onUndo={() => void undo()}
        />
      )}
      {list.data && (
        <Pagination.Root
          defaultPageSize={PAGE_SIZE}
          pageCount={list.data.pagination.pageCount}
          total={list.data.pagination.total}
        >
          <Pagination.PageSize options={['50', '100', '200']} />
          <Pagination.Links />
        </Pagination.Root>
      )}
      {pasted !== undefined && (
        <PasteDialog version={version} pasted={pasted} onClose={() => setPasted(undefined)} />
      )}
    </Flex>
  );
};

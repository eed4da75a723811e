import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useSearchParams } from 'react-router-dom';

import {
  ButtonLink,
  ChoiceFilter,
  Count,
  DataList,
  EmptyState,
  FilterBar,
  ListSearch,
  MicroMoney,
  Notice,
  PageFrame,
  useDownload,
  useListParams,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { ALWAYS_FRESH } from '../../services/api';
import { recordsCsvPath, useListUsageRecordsQuery } from '../../services/usageRecords';
import { useText } from '../../text';

import { PeriodFilter } from './PeriodFilter';
import { useCallColumns } from './useCallColumns';

const ASKED = ['customer', 'reseller', 'invoice', 'line', 'file', 'from', 'to', 'flag'] as const;

/** What the address asks for. */
const useAsked = () => {
  const { filter, search } = useListParams();
  const asked = Object.fromEntries(ASKED.map((name) => [name, filter(name)]));
  return { ...asked, search: search || undefined };
};

/** Calls, messages and data as they were rated: of all, a customer, a bill, a line of it, or a file. */
export const CallsPage = () => {
  const t = useText();
  const { page, pageSize } = useListParams();
  const asked = useAsked();
  const calls = useListUsageRecordsQuery({ ...asked, page, pageSize }, ALWAYS_FRESH);
  const columns = useCallColumns();
  const { download, isDownloading } = useDownload();
  const totals = calls.data?.totals;
  return (
    <PageFrame
      title={t('calls.title')}
      subtitle={t('calls.subtitle')}
      help={[t('calls.help.1'), t('calls.help.2'), t('calls.help.3')]}
      actions={
        <Flex gap={2} wrap="wrap">
          <ButtonLink to={PATHS.likelyDuplicates} variant="tertiary">
            {t('likely.title')}
          </ButtonLink>
          <Button
            variant="tertiary"
            startIcon={<Download aria-hidden />}
            loading={isDownloading}
            onClick={() => download(recordsCsvPath(asked), 'calls.csv')}
          >
            {t('calls.csv')}
          </Button>
        </Flex>
      }
    >
      <FilterBar>
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <ListSearch label={t('calls.search')} placeholder={t('calls.search.placeholder')} />
          <PeriodFilter />
          <ChoiceFilter
            name="flag"
            label={t('calls.flag')}
            all={t('calls.flag.all')}
            choices={[
              { value: 'below-buy', label: t('calls.flag.below-buy') },
              { value: 'below-cost', label: t('calls.flag.below-cost') },
            ]}
          />
        </Flex>
      </FilterBar>
      <NarrowedTo />
      <DataList
        caption={t('calls.title')}
        columns={columns}
        rows={calls.data?.results}
        rowKey={({ id }) => id}
        rowLink={({ id }) => PATHS.call(id)}
        isLoading={calls.isLoading}
        error={calls.error}
        onRetry={calls.refetch}
        pagination={calls.data?.pagination}
        totals={
          totals && totals.records !== null && totals.sellMicro !== null && totals.buyMicro !== null
            ? {
                label: t('total'),
                cells: {
                  length: <Count value={totals.records} />,
                  sell: <MicroMoney micro={totals.sellMicro} decimals={4} />,
                  buy: <MicroMoney micro={totals.buyMicro} decimals={4} />,
                  margin: <MicroMoney micro={totals.sellMicro - totals.buyMicro} decimals={4} />,
                },
              }
            : undefined
        }
        empty={<EmptyState title={t('calls.empty')}>{t('calls.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};

/** Says that the list is of one customer, bill, line or file only, and how to see all. */
const NarrowedTo = () => {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const narrowed = (['line', 'invoice', 'customer', 'file', 'reseller'] as const).find((name) =>
    params.has(name),
  );
  if (!narrowed) {
    return null;
  }
  return (
    <Notice
      tone="info"
      title={t(`calls.only.${narrowed}`)}
      action={
        <Button variant="tertiary" size="S" onClick={() => setParams({})}>
          {t('calls.only.all')}
        </Button>
      }
    />
  );
};

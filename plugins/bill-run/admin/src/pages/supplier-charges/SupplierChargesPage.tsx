import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  ChoiceFilter,
  Count,
  DataList,
  EmptyState,
  Figures,
  FilterBar,
  ListSearch,
  MicroMoney,
  Notice,
  PageFrame,
  Panel,
  useCan,
  useListParams,
} from '../../../../../../src/admin/kit';
import type {
  SupplierChargeFilter,
  SupplierChargeTotals,
} from '../../../../shared/contracts/supplier-charges';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import {
  useListSupplierChargesQuery,
  useMatchSupplierChargesMutation,
} from '../../services/supplier-charges';
import { useText } from '../../text';

import { lastMonths } from './lastMonths';
import { ComparedServices } from './ComparedServices';
import { RentalFlags } from './RentalFlags';
import { useChargeColumns } from './useChargeColumns';

/** What suppliers charge for services, whose it is, and what does not fit with what is billed. */
export const SupplierChargesPage = () => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const { page, pageSize, search, filter } = useListParams();
  const filters: SupplierChargeFilter = {
    month: filter('month'),
    file: filter('file'),
    owner: filter('owner') as SupplierChargeFilter['owner'],
    search,
  };
  const list = useListSupplierChargesQuery({ page, pageSize, ...filters }, ALWAYS_FRESH);
  const months = lastMonths();
  return (
    <PageFrame
      title={t('charges.title')}
      subtitle={t('charges.subtitle')}
      back={{ to: PATHS.usage, label: t('usage.title') }}
      help={[t('charges.help.1'), t('charges.help.2'), t('charges.help.3')]}
      actions={canMend && <MatchButton />}
    >
      <FilterBar>
        <ListSearch label={t('charges.search')} placeholder={t('charges.search')} />
        <ChoiceFilter
          name="month"
          label={t('charges.month')}
          all={t('charges.allMonths')}
          choices={months}
        />
        <ChoiceFilter
          name="owner"
          label={t('charges.owner')}
          all={t('charges.allOwners')}
          choices={[
            { value: 'found', label: t('charges.found') },
            { value: 'missing', label: t('charges.missing') },
          ]}
        />
      </FilterBar>
      <Notice tone="info" title={t('charges.notPassedOn')}>
        {t(filters.month ? 'charges.notPassedOn.text' : 'charges.notPassedOn.choose')}
      </Notice>
      {list.data && list.data.totals.charges > 0 && <ChargeTotals totals={list.data.totals} />}
      <DataList
        caption={t('charges.title')}
        columns={useChargeColumns()}
        rows={list.data?.results}
        rowKey={({ id }) => String(id)}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        pagination={list.data?.pagination}
        empty={<EmptyState title={t('charges.empty')}>{t('charges.empty.text')}</EmptyState>}
      />
      {filters.month && <ComparedServices month={filters.month} />}
      {filters.month && <RentalFlags month={filters.month} />}
    </PageFrame>
  );
};

const ChargeTotals = ({ totals }: { totals: SupplierChargeTotals }) => {
  const t = useText();
  return (
    <Panel title={t('charges.totals')}>
      <Figures
        items={[
          {
            label: t('charges.total'),
            value: <MicroMoney micro={totals.totalMicro} decimals={2} />,
            isMain: true,
          },
          { label: t('charges.count'), value: <Count value={totals.charges} /> },
          { label: t('charges.missingCount'), value: <Count value={totals.missing} /> },
          {
            label: t('charges.missingCost'),
            value: <MicroMoney micro={totals.missingMicro} decimals={2} />,
          },
        ]}
      />
    </Panel>
  );
};

const MatchButton = () => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [match, { isLoading }] = useMatchSupplierChargesMutation();
  const submit = async () => {
    const result = await match();
    if ('data' in result && result.data) {
      toggleNotification({ type: 'success', message: t('charges.matched', result.data) });
    } else {
      toggleNotification({ type: 'danger', message: t('charges.matchFailed') });
    }
  };
  return (
    <Button size="S" variant="secondary" loading={isLoading} onClick={submit}>
      {t('charges.match')}
    </Button>
  );
};

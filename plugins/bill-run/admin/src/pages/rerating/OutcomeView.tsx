import {
  DataTable,
  EmptyState,
  MiniBars,
  Panel,
  formatMicro,
} from '../../../../../../src/admin/kit';
import type { RerateOutcome } from '../../../../shared/contracts/reratings';
import { useText } from '../../text';

import { groupTotals, sellDifference, useGroupColumns } from './groupColumns';
import { OutcomeBills } from './OutcomeBills';
import { OutcomeFigures } from './OutcomeFigures';

/** What it comes to: in sum, by customer, by band, and the bills that are put right. */
export const OutcomeView = ({
  outcome,
  isWhatIf,
}: {
  outcome: RerateOutcome;
  isWhatIf: boolean;
}) => {
  const t = useText();
  const customers = useGroupColumns('customer');
  const bands = useGroupColumns('band');
  const { byCustomer, byBand, total } = outcome;
  const changedCustomers = byCustomer.filter(({ changed }) => changed > 0);
  return (
    <>
      <OutcomeFigures outcome={outcome} isWhatIf={isWhatIf} />
      {total.changed === 0 ? (
        <Panel title={t('rerate.nothing')}>
          <EmptyState
            isCompact
            title={t(isWhatIf ? 'whatIf.nothing.text' : 'rerate.nothing.text')}
          />
        </Panel>
      ) : (
        <>
          <Panel title={t('rerate.chart')} hint={t('rerate.chart.hint')}>
            <MiniBars
              caption={t('rerate.chart')}
              bars={byBand.map((band) => ({
                label: band.name,
                value: Math.abs(sellDifference(band)),
                text: formatMicro(sellDifference(band), 2),
              }))}
            />
          </Panel>
          <Panel
            title={t('rerate.byCustomer')}
            hint={
              outcome.customers > byCustomer.length
                ? t('rerate.byCustomer.first', {
                    shown: byCustomer.length,
                    count: outcome.customers,
                  })
                : t('rerate.biggest')
            }
          >
            <DataTable
              caption={t('rerate.byCustomer')}
              columns={customers}
              rows={changedCustomers}
              rowKey={({ key }) => key}
              totals={groupTotals(t('total'), total)}
            />
          </Panel>
          <Panel title={t('rerate.byBand')} hint={t('rerate.biggest')}>
            <DataTable
              caption={t('rerate.byBand')}
              columns={bands}
              rows={byBand}
              rowKey={({ key }) => key}
              totals={groupTotals(t('total'), total)}
            />
          </Panel>
          {!isWhatIf && <OutcomeBills outcome={outcome} />}
        </>
      )}
    </>
  );
};

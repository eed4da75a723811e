import { Flex, Typography } from '@strapi/design-system';

import { Count, Figures, MicroMoney, Notice, Panel } from '../../../../../../src/admin/kit';
import type { RerateOutcome } from '../../../../shared/contracts/reratings';
import { useText } from '../../text';

import { marginAfter, marginBefore, sellDifference } from './groupColumns';

const pounds = (micro: number) => <MicroMoney micro={micro} decimals={2} />;

/** The difference in sum, and what becomes of the records. */
export const OutcomeFigures = ({
  outcome,
  isWhatIf,
}: {
  outcome: RerateOutcome;
  isWhatIf: boolean;
}) => {
  const t = useText();
  const { total } = outcome;
  return (
    <Panel title={t('rerate.sum')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Figures
          items={[
            {
              label: t('rerate.difference'),
              value: pounds(sellDifference(total)),
              isMain: true,
            },
            { label: t('rerate.sellBefore'), value: pounds(total.beforeSell) },
            { label: t('rerate.sellAfter'), value: pounds(total.afterSell) },
            { label: t('rerate.marginBefore'), value: pounds(marginBefore(total)) },
            { label: t('rerate.marginAfter'), value: pounds(marginAfter(total)) },
            { label: t('rerate.changed'), value: <Count value={total.changed} /> },
            { label: t('rerate.records'), value: <Count value={total.records} /> },
          ]}
        />
        {!isWhatIf && <States outcome={outcome} />}
        <Unratable outcome={outcome} />
      </Flex>
    </Panel>
  );
};

/** What is changed in place, what comes on the next bill, and what is left alone. */
const States = ({ outcome }: { outcome: RerateOutcome }) => {
  const t = useText();
  const { unbilled, billed, held } = outcome.byState;
  return (
    <>
      <Typography tag="p">
        {t('rerate.unbilled', { count: unbilled.changed })}{' '}
        <MicroMoney micro={sellDifference(unbilled)} decimals={2} />
      </Typography>
      <Typography tag="p">
        {t('rerate.billed', { count: billed.changed })}{' '}
        <MicroMoney micro={sellDifference(billed)} decimals={2} />
      </Typography>
      {held.changed > 0 && (
        <Notice tone="warning" title={t('rerate.held', { count: held.changed })}>
          {t('rerate.held.text')}
        </Notice>
      )}
    </>
  );
};

const Unratable = ({ outcome }: { outcome: RerateOutcome }) => {
  const t = useText();
  const { records } = outcome.byState.unratable;
  if (records === 0) {
    return null;
  }
  return (
    <Notice tone="warning" title={t('rerate.unratable', { count: records })}>
      {outcome.unratable
        .map(
          ({ reason, records: count }) => `${t(`suspense.${reason as 'no-sell-rate'}`)}: ${count}`,
        )
        .join(' · ')}
    </Notice>
  );
};

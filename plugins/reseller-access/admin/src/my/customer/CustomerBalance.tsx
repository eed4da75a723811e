import { Flex, Typography } from '@strapi/design-system';

import {
  Count,
  DateTimeText,
  ErrorState,
  Figures,
  formatDate,
  LoadingState,
  MicroMoney,
  Panel,
} from '../../../../../../src/admin/kit';
import type { BalanceRow } from '../../../../shared/contracts/lists';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useGetMyBalanceQuery } from '../../services/lists';
import { useText } from '../../text';

type Allowance = BalanceRow['allowances'][number];

const MINUTE = 60;
const MEGABYTE = 1_000_000;

const quantity = (value: number, unit: Allowance['unit']): string => {
  const size = unit === 'second' ? MINUTE : unit === 'byte' ? MEGABYTE : 1;
  return (Math.floor((value / size) * 10) / 10).toLocaleString('en-GB');
};

/** What the customer has used since his last bill, and what is left of what is inclusive. */
export const CustomerBalance = ({ customerId }: { customerId: string }) => {
  const t = useText();
  const { data, error, refetch } = useGetMyBalanceQuery(customerId, ALWAYS_FRESH);
  if (error) {
    return <ErrorState error={error} onRetry={refetch} />;
  }
  if (!data) {
    return <LoadingState />;
  }
  const { billDate, periodFrom, records, sellMicro, coveredMicro, lastRecordAt } = data;
  return (
    <Panel
      title={t('balance.title')}
      hint={t('balance.hint', { from: formatDate(periodFrom), bill: formatDate(billDate) })}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Figures
          items={[
            {
              label: t('balance.toPay'),
              value: <MicroMoney micro={sellMicro - coveredMicro} decimals={2} />,
              isMain: true,
            },
            { label: t('balance.records'), value: <Count value={records} /> },
            {
              label: t('balance.last'),
              value: lastRecordAt ? <DateTimeText moment={lastRecordAt} /> : '–',
            },
            ...(data.creditMicro === null
              ? []
              : [
                  {
                    label: t('balance.credit'),
                    value: <MicroMoney micro={data.creditMicro} decimals={2} />,
                  },
                ]),
          ]}
        />
        {data.allowances.map((allowance) => (
          <Typography key={`${allowance.name}/${allowance.service}`} tag="p">
            {t(`balance.left.${allowance.unit}`, {
              name: [allowance.name, allowance.service].filter(Boolean).join(', '),
              used: quantity(allowance.used, allowance.unit),
              whole: quantity(allowance.granted + allowance.carriedIn, allowance.unit),
            })}
          </Typography>
        ))}
      </Flex>
    </Panel>
  );
};

import { Button, Typography } from '@strapi/design-system';

import { Count, DateTimeText, StatusWord, type Column } from '../../../../../../src/admin/kit';
import type { Threshold } from '../../../../shared/contracts/thresholds';
import { useText } from '../../text';

const TELL = ['notifyBureau', 'notifyReseller', 'notifyCustomer', 'requestBar'] as const;

const useMeasure = () => {
  const t = useText();
  return ({ kind, amount, percent, times }: Threshold): string => {
    const pounds = (amount ?? 0).toFixed(2);
    if (kind === 'allowance') return t('thresholds.says.allowance', { percent: percent ?? 0 });
    if (kind === 'unusual') return t('thresholds.says.unusual', { times: times ?? 0, pounds });
    return t('thresholds.says.amount', { pounds });
  };
};

const useWhom = () => {
  const t = useText();
  return ({ customer, reseller }: Threshold): string => {
    if (customer) return `${customer.name} (${customer.accountNumber})`;
    return reseller
      ? t('thresholds.whom.of', { reseller: reseller.name })
      : t('thresholds.whom.everybody');
  };
};

export const useThresholdColumns = (onEdit?: (threshold: Threshold) => void) => {
  const t = useText();
  const measure = useMeasure();
  const whom = useWhom();
  const columns: Column<Threshold>[] = [
    {
      key: 'name',
      header: t('thresholds.name'),
      cell: (threshold) => (
        <>
          {threshold.name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {measure(threshold)}
          </Typography>
        </>
      ),
    },
    { key: 'whom', header: t('thresholds.whom'), cell: whom },
    {
      key: 'then',
      header: t('thresholds.then'),
      cell: (threshold) =>
        TELL.filter((name) => threshold[name])
          .map((name) => t(`thresholds.${name}.short`))
          .join(', ') || t('thresholds.listOnly'),
    },
    {
      key: 'reached',
      header: t('thresholds.reached'),
      align: 'end',
      cell: ({ reached }) => <Count value={reached} />,
    },
    {
      key: 'last',
      header: t('thresholds.last'),
      cell: ({ lastReachedAt }) =>
        lastReachedAt === null ? '–' : <DateTimeText moment={lastReachedAt} />,
    },
    {
      key: 'state',
      header: t('status'),
      cell: ({ state }) => (
        <StatusWord tone={state === 'active' ? 'good' : 'quiet'}>
          {t(`thresholds.state.${state}`)}
        </StatusWord>
      ),
    },
  ];
  if (!onEdit) return columns;
  return [
    ...columns,
    {
      key: 'edit',
      header: t('bundles.change'),
      align: 'end' as const,
      cell: (threshold: Threshold) => (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('thresholds.changeNamed', { name: threshold.name })}
          onClick={() => onEdit(threshold)}
        >
          {t('bundles.change')}
        </Button>
      ),
    },
  ];
};

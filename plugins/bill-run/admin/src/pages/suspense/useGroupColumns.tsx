import { Typography } from '@strapi/design-system';

import { Count, DateText, MicroMoney, type Column } from '../../../../../../src/admin/kit';
import type { SuspenseGroup } from '../../../../shared/contracts/suspense';
import { useText } from '../../text';

import { groupWords } from './groupWords';

export const useGroupColumns = (): Column<SuspenseGroup>[] => {
  const t = useText();
  return [
    {
      key: 'cause',
      header: t('sus.cause'),
      cell: (group) =>
        [t(`suspense.${group.reason}`), groupWords(group, t)].filter(Boolean).join(': '),
    },
    {
      key: 'cure',
      header: t('suspense.cure'),
      cell: ({ reason, example, customer }) => (
        <>
          {t(`sus.cure.${reason}`)}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customer?.name, example].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'days',
      header: t('sus.days'),
      cell: ({ firstDay, lastDay }) => <Days first={firstDay} last={lastDay} />,
    },
    {
      key: 'rows',
      header: t('suspense.rows'),
      align: 'end',
      cell: ({ rows }) => <Count value={rows} />,
    },
    {
      key: 'cost',
      header: t('sus.cost'),
      align: 'end',
      cell: ({ costMicro }) => <MicroMoney micro={costMicro} decimals={2} />,
    },
  ];
};

/** First and last day, one when they are the same. */
export const Days = ({ first, last }: { first: string | null; last: string | null }) => {
  if (first === null || last === null) {
    return <>–</>;
  }
  return first === last ? (
    <DateText date={first} />
  ) : (
    <>
      <DateText date={first} /> – <DateText date={last} />
    </>
  );
};

import { Flex, Typography } from '@strapi/design-system';

import {
  type Column,
  DateText,
  formatDuration,
  MicroMoney,
  TextLink,
} from '../../../../../../src/admin/kit';
import type { LikelyDuplicate, LikelySide } from '../../../../shared/contracts/likely-duplicates';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { LeaveOut } from './LeaveOut';

type Period = { from: string; to: string } | undefined;

export const useLikelyColumns = (period: Period): Column<LikelyDuplicate>[] => {
  const t = useText();
  return [
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customer, cli }) => (
        <>
          {customer.name}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customer.accountNumber, cli].join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'dialled',
      header: t('suspended.dialled'),
      cell: ({ dialled, destination }) => (
        <>
          {dialled}
          <Typography tag="div" variant="pi" textColor="neutral600">
            {destination}
          </Typography>
        </>
      ),
    },
    {
      key: 'first',
      header: t('likely.first'),
      cell: ({ sides: [first] }) => <Side side={first} period={period} />,
    },
    {
      key: 'second',
      header: t('likely.second'),
      cell: ({ sides: [, second] }) => <Side side={second} period={period} />,
    },
  ];
};

/** One of the two records: where it came from, when, how long, for how much, and whether it can still be left out. */
const Side = ({ side, period }: { side: LikelySide; period: Period }) => {
  const t = useText();
  const { id, source, sourceName, file, localDate, localTime, durationS, sellMicro } = side;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <TextLink to={PATHS.call(id)}>{sourceName}</TextLink>
      <Typography variant="pi">
        <DateText date={localDate} /> {localTime}, {formatDuration(durationS)},{' '}
        <MicroMoney micro={sellMicro} decimals={4} />
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {file.name}
      </Typography>
      {side.isBilled ? (
        <Typography variant="pi" textColor="neutral600">
          {t('likely.billed')}
        </Typography>
      ) : (
        period && (
          <LeaveOut what={{ ...period, source, ids: [id] }} sourceName={sourceName} records={1} />
        )
      )}
    </Flex>
  );
};

import { Box, Flex, Typography } from '@strapi/design-system';

import type { AllowanceBalance } from '../../../../shared/contracts/balances';
import { useText } from '../../text';

import { percentUsed, usedOf } from './quantityWords';

const NEARLY_GONE = 80;

const colourOf = (percent: number): string => {
  if (percent >= 100) return 'danger500';
  return percent >= NEARLY_GONE ? 'warning500' : 'primary500';
};

const Allowance = ({ allowance }: { allowance: AllowanceBalance }) => {
  const t = useText();
  const percent = percentUsed(allowance);
  const name = allowance.service ? `${allowance.name}, ${allowance.service}` : allowance.name;
  return (
    <Box minWidth="18rem">
      <Flex justifyContent="space-between" gap={3}>
        <Typography variant="pi">{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {usedOf(allowance)}
        </Typography>
      </Flex>
      <Box
        role="meter"
        aria-label={t('balances.usedOf', { name })}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        background="neutral200"
        hasRadius
        height="0.6rem"
        overflow="hidden"
      >
        <Box
          background={colourOf(percent)}
          height="100%"
          style={{ width: `${Math.min(percent, 100)}%` }}
        />
      </Box>
    </Box>
  );
};

/** What is used of each allowance, as a bar with its figures. */
export const AllowanceBars = ({ allowances }: { allowances: AllowanceBalance[] }) =>
  allowances.length === 0 ? (
    <Typography textColor="neutral600">–</Typography>
  ) : (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {allowances.map((allowance) => (
        <Allowance key={`${allowance.name}/${allowance.service}`} allowance={allowance} />
      ))}
    </Flex>
  );

import { Flex } from '@strapi/design-system';

import type { BillFlag } from '../../../plugins/bill-run/shared/contracts/checks';
import { StatusNote } from '../kit/StatusWord/StatusNote';
import { useKitText } from '../kit/text/kitText';

/** What is odd about a bill, in words. A first bill is no fault. */
export const FlagWords = ({ flags }: { flags: BillFlag[] }) => {
  const t = useKitText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {flags.map((flag) => (
        <StatusNote key={flag} tone={flag === 'first' ? 'quiet' : 'warning'}>
          {t(`checks.flag.${flag}`)}
        </StatusNote>
      ))}
    </Flex>
  );
};

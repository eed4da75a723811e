import { styled } from 'styled-components';

import type { ChangeView } from '../../../plugins/bill-run/shared/contracts/checks';
import { TabularFigures } from '../kit/Money/TabularFigures';
import { formatPence } from '../kit/format/money';

/** A difference with its sign, so that nothing relies on colour. */
export const Change = ({ pence }: { pence: number }) => (
  <TabularFigures>{pence > 0 ? `+${formatPence(pence)}` : formatPence(pence)}</TabularFigures>
);

const ReasonList = styled.ul`
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  max-width: 64rem;
`;

const Reason = styled.li`
  display: flex;
  gap: ${({ theme }) => theme.spaces[3]};
  justify-content: space-between;
  line-height: 1.5;

  > :last-child {
    white-space: nowrap;
  }
`;

/** Why a bill changed, biggest first, the amounts under each other. */
export const Reasons = ({ reasons }: { reasons: ChangeView[] }) => (
  <ReasonList>
    {reasons.map(({ text, deltaPence }) => (
      <Reason key={text}>
        <span>{text}</span>
        <Change pence={deltaPence} />
      </Reason>
    ))}
  </ReasonList>
);

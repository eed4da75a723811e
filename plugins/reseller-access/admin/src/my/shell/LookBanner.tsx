import { Button, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { styled } from 'styled-components';

import { clockTime } from '../../../../../../src/admin/kit';
import type { Look } from '../../../../shared/contracts/view-as';
import { endLook } from '../../acting/acting';
import { useEndLookMutation } from '../../services/resellers';
import { useText } from '../../text';

/** Above everything, also above a heading that sticks to the top: nobody should forget as whom he looks. */
const Banner = styled.div`
  align-items: center;
  background: ${({ theme }) => theme.colors.warning700};
  color: ${({ theme }) => theme.colors.neutral0};
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[6]}`};
  position: sticky;
  top: 0;
  z-index: 5;

  svg {
    fill: currentColor;
    flex: none;
  }
`;

/** As whom staff look, until when, and the way back. */
export const LookBanner = ({ look }: { look: Look }) => {
  const t = useText();
  const [end, { isLoading }] = useEndLookMutation();

  const leave = async () => {
    // Whether the server could be told or not, this window stops looking; the look itself runs out by the clock.
    await end(look.id);
    endLook({ isOwnWill: true });
  };

  return (
    <Banner role="status">
      <Eye aria-hidden width="2rem" height="2rem" />
      <Typography tag="p" fontWeight="bold" textColor="inherit" style={{ flex: 1 }}>
        {t('look.banner', { name: look.reseller.name, time: clockTime(look.expiresAt) })}
      </Typography>
      <Button variant="tertiary" size="S" loading={isLoading} onClick={leave}>
        {t('look.end')}
      </Button>
    </Banner>
  );
};

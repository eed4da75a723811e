import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import { TONES, type Tone } from './tones';

/** A reason: a whole sentence after the sign of its tone, in plain type, so that a list of them stays readable. */
export const StatusNote = ({ tone, children }: { tone: Tone; children: ReactNode }) => {
  const { icon: Icon, color } = TONES[tone];
  return (
    <Flex tag="span" display="inline-flex" gap={2} alignItems="flex-start">
      <Icon
        aria-hidden
        fill={color}
        width="1.6rem"
        height="1.6rem"
        style={{ flex: 'none', marginTop: '0.2rem' }}
      />
      <Typography tag="span">{children}</Typography>
    </Flex>
  );
};

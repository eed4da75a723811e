import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import { TONES, type Tone } from './tones';

/** A status: a word with a sign of its own, in its colour. */
export const StatusWord = ({ tone, children }: { tone: Tone; children: ReactNode }) => {
  const { icon: Icon, color } = TONES[tone];
  return (
    <Flex tag="span" style={{ display: 'inline-flex' }} gap={1} alignItems="flex-start">
      <Icon
        aria-hidden
        fill={color}
        width="1.6rem"
        height="1.6rem"
        style={{ flex: 'none', marginTop: '0.2rem' }}
      />
      <Typography tag="span" fontWeight="bold" textColor={color}>
        {children}
      </Typography>
    </Flex>
  );
};

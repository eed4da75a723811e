import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import { TONES, type Tone } from '../StatusWord/tones';

type NoticeProps = {
  tone: Tone;
  title: string;
  children?: ReactNode;
  /** A link or a button that does something about it. */
  action?: ReactNode;
  /** Announced at once by screen readers. For what just went wrong. */
  isAlert?: boolean;
};

/** Something to know before going on, in the flow of the page. */
export const Notice = ({ tone, title, children, action, isAlert }: NoticeProps) => {
  const { icon: Icon, color, background, border } = TONES[tone];
  return (
    <Flex
      role={isAlert ? 'alert' : undefined}
      alignItems="flex-start"
      gap={3}
      padding={4}
      hasRadius
      background={background}
      borderColor={border}
      width="100%"
    >
      <Icon aria-hidden fill={color} width="2rem" height="2rem" style={{ flex: 'none' }} />
      <Box flex="1" minWidth={0}>
        <Typography tag="p" fontWeight="bold" textColor={color}>
          {title}
        </Typography>
        {children && (
          <Typography tag="div" textColor="neutral800">
            {children}
          </Typography>
        )}
      </Box>
      {action}
    </Flex>
  );
};

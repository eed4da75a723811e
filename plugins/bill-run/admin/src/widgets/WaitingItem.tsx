import { Box, Flex, Typography } from '@strapi/design-system';

import { StatusWord, TextLink, type Tone } from '../../../../../src/admin/kit';

export type WaitingItemProps = {
  tone: Tone;
  title: string;
  text: string;
  action: { to: string; label: string };
};

/** One thing that waits, and the link that does something about it. */
export const WaitingItem = ({ tone, title, text, action }: WaitingItemProps) => (
  <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={4}>
    <Box minWidth={0}>
      <StatusWord tone={tone}>{title}</StatusWord>
      <Typography tag="p" textColor="neutral600">
        {text}
      </Typography>
    </Box>
    <Box style={{ flex: 'none' }}>
      <TextLink to={action.to}>{action.label}</TextLink>
    </Box>
  </Flex>
);

import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import { EmptySign } from './EmptySign';

type EmptyStateProps = {
  title: string;
  /** What to do first. */
  children?: ReactNode;
  action?: ReactNode;
  /** Without the picture, where room is short. */
  isCompact?: boolean;
};

/** Nothing here yet: says why, and what to do first. */
export const EmptyState = ({ title, children, action, isCompact }: EmptyStateProps) => (
  <Flex direction="column" alignItems="center" gap={3} padding={isCompact ? 4 : 8}>
    {!isCompact && <EmptySign />}
    <Typography tag="p" variant="delta" textAlign="center">
      {title}
    </Typography>
    {children && (
      <Box maxWidth="56rem">
        <Typography tag="p" textColor="neutral600" textAlign="center">
          {children}
        </Typography>
      </Box>
    )}
    {action}
  </Flex>
);

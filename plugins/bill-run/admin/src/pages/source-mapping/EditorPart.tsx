import type { ReactNode } from 'react';

import { Box, Grid, Typography } from '@strapi/design-system';

/** A group of settings under a small heading. */
export const EditorPart = ({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: ReactNode;
}) => (
  <Box tag="section">
    <Typography tag="h3" fontWeight="bold">
      {title}
    </Typography>
    {hint && (
      <Typography tag="p" textColor="neutral600">
        {hint}
      </Typography>
    )}
    <Box paddingTop={3}>
      <Grid.Root gap={4}>{children}</Grid.Root>
    </Box>
  </Box>
);

import { useId, type ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

type PanelProps = {
  title: string;
  /** One sentence under the heading. */
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
};

/** A part of a page under its own heading. */
export const Panel = ({ title, hint, action, children }: PanelProps) => {
  const headingId = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={headingId}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={6}
      width="100%"
    >
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} paddingBottom={4}>
        <Box>
          <Typography id={headingId} tag="h2" variant="delta" fontWeight="bold">
            {title}
          </Typography>
          {hint && (
            <Typography tag="p" textColor="neutral600">
              {hint}
            </Typography>
          )}
        </Box>
        {action}
      </Flex>
      {children}
    </Box>
  );
};

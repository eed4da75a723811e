import type { ReactNode } from 'react';

import { Flex } from '@strapi/design-system';

/** Search and filters of a list, side by side. */
export const FilterBar = ({ children }: { children: ReactNode }) => (
  <Flex gap={3} wrap="wrap" alignItems="center">
    {children}
  </Flex>
);

import type { ReactNode } from 'react';

import { LinkButton } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

type ButtonLinkProps = {
  to: string;
  children: ReactNode;
  variant?: 'default' | 'secondary' | 'tertiary';
  size?: 'S' | 'M' | 'L';
  startIcon?: ReactNode;
};

/** A link that looks like the button it stands for: the next thing to do. */
export const ButtonLink = ({
  to,
  children,
  variant = 'default',
  size = 'S',
  startIcon,
}: ButtonLinkProps) => (
  <LinkButton tag={RouterLink} to={to} variant={variant} size={size} startIcon={startIcon}>
    {children}
  </LinkButton>
);

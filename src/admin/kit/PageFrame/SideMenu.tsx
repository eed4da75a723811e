import type { ReactNode } from 'react';

import { SubNav } from '@strapi/strapi/admin';

export type SideMenuLink = { to: string; label: string };

type SideMenuProps = {
  label: string;
  links: SideMenuLink[];
  /** Stands above the links: what all the pages are about. */
  children?: ReactNode;
};

/** The menu of a plugin, beside its pages. */
export const SideMenu = ({ label, links, children }: SideMenuProps) => (
  <SubNav.Main aria-label={label}>
    <SubNav.Header label={label} />
    <SubNav.Content>
      {children}
      <SubNav.Sections>
        {[
          <SubNav.Section key="pages" label="">
            {links.map(({ to, label: text }) => (
              <SubNav.Link key={to} to={to} label={text} />
            ))}
          </SubNav.Section>,
        ]}
      </SubNav.Sections>
    </SubNav.Content>
  </SubNav.Main>
);

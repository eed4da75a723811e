import type { ReactNode } from 'react';

import { SubNav } from '@strapi/strapi/admin';

export type SideMenuLink = {
  to: string;
  label: string;
  /** Links of one group stand together under its name. */
  group?: string | undefined;
};

type SideMenuProps = {
  label: string;
  links: SideMenuLink[];
  /** Stands above the links: what all the pages are about. */
  children?: ReactNode;
};

const groupsOf = (links: SideMenuLink[]): string[] => [
  ...new Set(links.map(({ group }) => group ?? '')),
];

/** The menu of a plugin, beside its pages. */
export const SideMenu = ({ label, links, children }: SideMenuProps) => (
  <SubNav.Main aria-label={label}>
    <SubNav.Header label={label} />
    <SubNav.Content>
      {children}
      <SubNav.Sections>
        {groupsOf(links).map((group) => (
          <SubNav.Section key={group} label={group}>
            {links
              .filter((link) => (link.group ?? '') === group)
              .map(({ to, label: text }) => (
                <SubNav.Link key={to} to={to} label={text} />
              ))}
          </SubNav.Section>
        ))}
      </SubNav.Sections>
    </SubNav.Content>
  </SubNav.Main>
);

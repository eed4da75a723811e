import { SubNav } from '@strapi/strapi/admin';

export type SideMenuLink = { to: string; label: string };

/** The menu of a plugin, beside its pages. */
export const SideMenu = ({ label, links }: { label: string; links: SideMenuLink[] }) => (
  <SubNav.Main aria-label={label}>
    <SubNav.Header label={label} />
    <SubNav.Content>
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

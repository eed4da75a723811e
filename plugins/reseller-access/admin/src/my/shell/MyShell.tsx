import { Layouts, Page } from '@strapi/strapi/admin';

import { SideMenu } from '../../../../../../src/admin/kit';
import type { Acting } from '../../acting/acting';
import { ALWAYS_FRESH } from '../../acting/myApi';
import { useGetMyAccessQuery } from '../../services/my';
import { useText } from '../../text';
import { MyRoutes } from '../MyRoutes';

import { LookBanner } from './LookBanner';
import { NoAccess } from './NoAccess';
import { ResellerSwitch } from './ResellerSwitch';
import { AccessContext } from './access';
import { useLookClock } from './useLookClock';
import { useMyLinks } from './useMyLinks';

/** The pages of one reseller: his menu, as whom one looks, and the page. */
export const MyShell = ({ acting }: { acting: Acting }) => {
  const { data: access, error, refetch } = useGetMyAccessQuery(undefined, ALWAYS_FRESH);
  useLookClock(acting.look);
  if (access) {
    return (
      <AccessContext.Provider value={access}>
        <Layouts.Root sideNav={<MyMenu access={access} />}>
          {acting.look && <LookBanner look={acting.look} />}
          <MyRoutes />
        </Layouts.Root>
      </AccessContext.Provider>
    );
  }
  return error ? <NoAccess error={error} onRetry={refetch} /> : <Page.Loading />;
};

const MyMenu = ({ access }: { access: Parameters<typeof useMyLinks>[0] }) => {
  const t = useText();
  const links = useMyLinks(access);
  const isPartner = access.reseller.mode === 'acquisition-partner';
  return (
    <SideMenu label={t(isPartner ? 'menu.partner' : 'menu.wholesale')} links={links}>
      <ResellerSwitch access={access} />
    </SideMenu>
  );
};

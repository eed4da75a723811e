import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';

import { ResellersPage } from './list/ResellersPage';
import { ResellerPage } from './reseller/ResellerPage';

/** The pages of staff about resellers. */
export const StaffApp = () => (
  <Page.Protect permissions={PERMISSIONS.readResellers}>
    <Layouts.Root>
      <Routes>
        <Route path="resellers" element={<ResellersPage />} />
        <Route path="resellers/:documentId" element={<ResellerPage />} />
        <Route path="*" element={<Navigate to={PATHS.resellers} replace />} />
      </Routes>
    </Layouts.Root>
  </Page.Protect>
);

export default StaffApp;

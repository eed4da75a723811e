import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { SideMenu } from '../../../../../src/admin/kit';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { useText } from '../text';

import { SubmissionsPage } from './submissions/SubmissionsPage';

/** The pages of the plugin. */
export const App = () => {
  const t = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.readSubmissions}>
      <Layouts.Root
        sideNav={
          <SideMenu
            label={t('menu')}
            links={[{ to: PATHS.submissions, label: t('menu.submissions') }]}
          />
        }
      >
        <Routes>
          <Route path="submissions" element={<SubmissionsPage />} />
          <Route path="*" element={<Navigate to={PATHS.submissions} replace />} />
        </Routes>
      </Layouts.Root>
    </Page.Protect>
  );
};

export default App;

import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { SideMenu } from '../../../../../src/admin/kit';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { useText } from '../text';

import { MyBillsPage } from './my-bills/MyBillsPage';

/** The pages of the plugin: for now, what a reseller sees of his own. */
export const App = () => {
  const t = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.readMine}>
      <Layouts.Root
        sideNav={
          <SideMenu label={t('menu')} links={[{ to: PATHS.myBills, label: t('myBills.title') }]} />
        }
      >
        <Routes>
          <Route path="my-bills" element={<MyBillsPage />} />
          <Route path="*" element={<Navigate to={PATHS.myBills} replace />} />
        </Routes>
      </Layouts.Root>
    </Page.Protect>
  );
};

export default App;

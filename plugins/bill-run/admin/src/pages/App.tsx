import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { MENU_PERMISSIONS, PERMISSIONS } from '../permissions';

import { PluginMenu } from './PluginMenu';
import { CheckPage } from './check/CheckPage';
import { CallPage } from './call/CallPage';
import { CallsPage } from './calls/CallsPage';
import { AlertsPage } from './alerts/AlertsPage';
import { BalancePage } from './balance/BalancePage';
import { BalancesPage } from './balances/BalancesPage';
import { BundlesPage } from './bundles/BundlesPage';
import { InvoicePage } from './invoice/InvoicePage';
import { InvoicesPage } from './invoices/InvoicesPage';
import { LikelyPage } from './likely-duplicates/LikelyPage';
import { ParkedPage } from './parked/ParkedPage';
import { RatesDesk } from './rates/RatesDesk';
import { CalendarPage } from './calendar/CalendarPage';
import { PriceRisePage } from './price-rises/PriceRisePage';
import { PriceRisesPage } from './price-rises/PriceRisesPage';
import { RunPage } from './run/RunPage';
import { RunsPage } from './runs/RunsPage';
import { ReratingPage } from './rerating/ReratingPage';
import { ReratingsPage } from './reratings/ReratingsPage';
import { StartReratingPage } from './reratings/StartReratingPage';
import { StartWhatIfPage } from './reratings/StartWhatIfPage';
import { WhatIfsPage } from './reratings/WhatIfsPage';
import { SimulatorPage } from './simulator/SimulatorPage';
import { RecyclingPage } from './recycling/RecyclingPage';
import { ServicePage } from './services/ServicePage';
import { ServicesPage } from './services/ServicesPage';
import { StartRunPage } from './start-run/StartRunPage';
import { SuspensePage } from './suspense/SuspensePage';
import { WrittenOffPage } from './suspense/WrittenOffPage';
import { SuspenseGroupPage } from './suspense-group/SuspenseGroupPage';
import { SuspenseRowPage } from './suspense-row/SuspenseRowPage';
import { TodayPage } from './today/TodayPage';
import { NewSourcePage } from './source/NewSourcePage';
import { SourcePage } from './source/SourcePage';
import { SourcesPage } from './sources/SourcesPage';
import { SupplierChargesPage } from './supplier-charges/SupplierChargesPage';
import { ThresholdsPage } from './thresholds/ThresholdsPage';
import { UsageFilePage } from './usage-file/UsageFilePage';
import { UsagePage } from './usage/UsagePage';
import { useFirstPage } from './useFirstPage';

/** The pages of the plugin. Each asks for its own permission. */
export const App = () => (
  <Page.Protect permissions={MENU_PERMISSIONS}>
    <Layouts.Root sideNav={<PluginMenu />}>
      <Routes>
        <Route index element={<FirstPage />} />
        <Route path="today" element={protect(PERMISSIONS.readRuns, <TodayPage />)} />
        <Route path="parked" element={protect(PERMISSIONS.readRuns, <ParkedPage />)} />
        <Route
          path="checks/:documentId"
          element={protect(PERMISSIONS.readInvoices, <CheckPage />)}
        />
        <Route path="runs" element={protect(PERMISSIONS.readRuns, <RunsPage />)} />
        <Route path="runs/new" element={protect(PERMISSIONS.startRuns, <StartRunPage />)} />
        <Route path="runs/:documentId" element={protect(PERMISSIONS.readRuns, <RunPage />)} />
        <Route path="calendar" element={protect(PERMISSIONS.readRuns, <CalendarPage />)} />
        <Route path="services" element={protect(PERMISSIONS.readRuns, <ServicesPage />)} />
        <Route
          path="services/:documentId"
          element={protect(PERMISSIONS.readRuns, <ServicePage />)}
        />
        <Route path="price-rises" element={protect(PERMISSIONS.readRuns, <PriceRisesPage />)} />
        <Route
          path="price-rises/:documentId"
          element={protect(PERMISSIONS.readRuns, <PriceRisePage />)}
        />
        <Route path="invoices" element={protect(PERMISSIONS.readInvoices, <InvoicesPage />)} />
        <Route
          path="invoices/:documentId"
          element={protect(PERMISSIONS.readInvoices, <InvoicePage />)}
        />
        <Route path="usage" element={protect(PERMISSIONS.readUsage, <UsagePage />)} />
        <Route path="sources" element={protect(PERMISSIONS.readUsage, <SourcesPage />)} />
        <Route
          path="usage/supplier-charges"
          element={protect(PERMISSIONS.readUsage, <SupplierChargesPage />)}
        />
        <Route path="sources/new" element={protect(PERMISSIONS.setUpSources, <NewSourcePage />)} />
        <Route
          path="sources/:documentId"
          element={protect(PERMISSIONS.readUsage, <SourcePage />)}
        />
        <Route
          path="usage/:documentId"
          element={protect(PERMISSIONS.readUsage, <UsageFilePage />)}
        />
        <Route path="balances" element={protect(PERMISSIONS.readUsage, <BalancesPage />)} />
        <Route
          path="balances/:documentId"
          element={protect(PERMISSIONS.readUsage, <BalancePage />)}
        />
        <Route path="bundles" element={protect(PERMISSIONS.readUsage, <BundlesPage />)} />
        <Route path="alerts" element={protect(PERMISSIONS.readUsage, <AlertsPage />)} />
        <Route
          path="alerts/thresholds"
          element={protect(PERMISSIONS.readUsage, <ThresholdsPage />)}
        />
        <Route path="suspense" element={protect(PERMISSIONS.readUsage, <SuspensePage />)} />
        <Route
          path="suspense/group"
          element={protect(PERMISSIONS.readUsage, <SuspenseGroupPage />)}
        />
        <Route
          path="suspense/written-off"
          element={protect(PERMISSIONS.readUsage, <WrittenOffPage />)}
        />
        <Route
          path="suspense/rows/:id"
          element={protect(PERMISSIONS.readUsage, <SuspenseRowPage />)}
        />
        <Route
          path="suspense/recyclings/:documentId"
          element={protect(PERMISSIONS.readUsage, <RecyclingPage />)}
        />
        <Route path="calls" element={protect(PERMISSIONS.readUsage, <CallsPage />)} />
        <Route
          path="calls/likely-duplicates"
          element={protect(PERMISSIONS.readUsage, <LikelyPage />)}
        />
        <Route path="calls/:id" element={protect(PERMISSIONS.readUsage, <CallPage />)} />
        <Route path="simulator" element={protect(PERMISSIONS.readUsage, <SimulatorPage />)} />
        <Route path="rating-anew" element={protect(PERMISSIONS.readUsage, <ReratingsPage />)} />
        <Route
          path="rating-anew/new"
          element={protect(PERMISSIONS.rerateUsage, <StartReratingPage />)}
        />
        <Route
          path="rating-anew/:documentId"
          element={protect(PERMISSIONS.readUsage, <ReratingPage kind="rerating" />)}
        />
        <Route path="what-if" element={protect(PERMISSIONS.readUsage, <WhatIfsPage />)} />
        <Route path="what-if/new" element={protect(PERMISSIONS.readUsage, <StartWhatIfPage />)} />
        <Route
          path="what-if/:documentId"
          element={protect(PERMISSIONS.readUsage, <ReratingPage kind="what-if" />)}
        />
        <Route path="rates/*" element={protect(PERMISSIONS.readRates, <RatesDesk />)} />
        <Route path="*" element={<Navigate to="/plugins/bill-run" replace />} />
      </Routes>
    </Layouts.Root>
  </Page.Protect>
);

const protect = (permissions: typeof MENU_PERMISSIONS, page: JSX.Element) => (
  <Page.Protect permissions={permissions}>{page}</Page.Protect>
);

const FirstPage = () => {
  const to = useFirstPage();
  return to ? <Navigate to={to} replace /> : <Page.Loading />;
};

export default App;

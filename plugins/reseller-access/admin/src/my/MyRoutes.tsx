import type { ReactNode } from 'react';

import { Navigate, Route, Routes } from 'react-router-dom';

import type { Capability } from '../../../shared/contracts/access';

import { BureauInvoicePage } from './bureau-invoices/BureauInvoicePage';
import { BureauInvoicesPage } from './bureau-invoices/BureauInvoicesPage';
import { CheckPage } from './checks/CheckPage';
import { ChecksPage } from './checks/ChecksPage';
import { CustomerPage } from './customer/CustomerPage';
import { CustomersPage } from './customers/CustomersPage';
import { InvoicePage } from './invoice/InvoicePage';
import { InvoicesPage } from './invoices/InvoicesPage';
import { KeysPage } from './keys/KeysPage';
import { OverviewPage } from './overview/OverviewPage';
import { PeoplePage } from './people/PeoplePage';
import { RatesDesk } from './rates/RatesDesk';
import { RunsPage } from './runs/RunsPage';
import { useAccess, useMay, usePartner } from './shell/access';
import { useMyLinks } from './shell/useMyLinks';
import { UsagePage } from './usage/UsagePage';
import { UsageFilePage } from './usage-file/UsageFilePage';

/** The pages of a reseller. Each asks for what it needs; whoever lacks it is led to his first page. */
export const MyRoutes = () => (
  <Routes>
    <Route path="overview" element={<Overview />} />
    <Route path="customers" element={needs('customers.read', <CustomersPage />)} />
    <Route path="customers/:id" element={needs('customers.read', <CustomerPage />)} />
    <Route path="checks" element={needs('invoices.read', <ChecksPage />)} />
    <Route path="checks/:id" element={needs('invoices.read', <CheckPage />)} />
    <Route path="invoices" element={needs('invoices.read', <InvoicesPage />)} />
    <Route path="invoices/:id" element={needs('invoices.read', <InvoicePage />)} />
    <Route path="bureau-invoices" element={needs('invoices.read', <BureauInvoicesPage />)} />
    <Route path="bureau-invoices/:id" element={needs('invoices.read', <BureauInvoicePage />)} />
    <Route path="bill-runs" element={needs('runs.read', <RunsPage />)} />
    <Route path="usage" element={needs('usage.read', <UsagePage />)} />
    <Route path="usage/:id" element={needs('usage.read', <UsageFilePage />)} />
    <Route path="rates/*" element={needs('tariffs.read', <RatesDesk />)} />
    <Route path="people" element={needs('people.manage', <PeoplePage />)} />
    <Route path="api-keys" element={needs('keys.manage', <KeysPage />)} />
    <Route path="*" element={<FirstPage />} />
  </Routes>
);

const needs = (capability: Capability, page: ReactNode) => (
  <Needs capability={capability}>{page}</Needs>
);

const Needs = ({ capability, children }: { capability: Capability; children: ReactNode }) =>
  useMay(capability) ? <>{children}</> : <FirstPage />;

/** Partners have accounts and no figures. */
const Overview = () => (usePartner() ? <FirstPage /> : <OverviewPage />);

const FirstPage = () => {
  const [first] = useMyLinks(useAccess());
  return first ? <Navigate to={first.to} replace /> : null;
};

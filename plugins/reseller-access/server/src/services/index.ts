import type { Core } from '@strapi/strapi';

import { getInvoiceForPdf } from '../my/get-invoice-for-pdf';
import { getOverview } from '../my/get-overview';
import { listInvoices } from '../my/list-invoices';
import type { Membership } from './memberships';

const my = ({ strapi }: { strapi: Core.Strapi }) => ({
  overview: (input: { memberships: Membership[] }) => getOverview({ strapi, ...input }),
  invoices: (input: {
    memberships: Membership[];
    page: number;
    pageSize: number;
    search?: string;
  }) => listInvoices({ strapi, ...input }),
  invoiceForPdf: (input: { memberships: Membership[]; documentId: string }) =>
    getInvoiceForPdf({ strapi, ...input }),
});

export type MyService = ReturnType<typeof my>;

export const services = { my };

import type { Core } from '@strapi/strapi';

import { getOverview } from '../my/get-overview';
import type { InvoiceQuery } from '../my/invoice-query';
import { listInvoices } from '../my/list-invoices';
import type { Access } from '../access';
import { contacts } from './contacts';

const my = ({ strapi }: { strapi: Core.Strapi }) => ({
  overview: (input: { access: Access }) => getOverview({ strapi, ...input }),
  invoices: (input: InvoiceQuery & { access: Access }) => listInvoices({ strapi, ...input }),
});

export type MyService = ReturnType<typeof my>;

export const services = { my, contacts };

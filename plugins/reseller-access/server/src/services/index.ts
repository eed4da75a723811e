import type { Core } from '@strapi/strapi';

import { getOverview } from '../my/get-overview';
import { listInvoices } from '../my/list-invoices';
import type { Access } from '../access';

const my = ({ strapi }: { strapi: Core.Strapi }) => ({
  overview: (input: { access: Access }) => getOverview({ strapi, ...input }),
  invoices: (input: { access: Access; page: number; pageSize: number; search?: string }) =>
    listInvoices({ strapi, ...input }),
});

export type MyService = ReturnType<typeof my>;

export const services = { my };

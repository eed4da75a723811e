import type { Core } from '@strapi/strapi';

import { ledger } from './ledger';
import { submissions } from './submissions';

export const services: Record<string, (context: { strapi: Core.Strapi }) => unknown> = {
  ledger,
  submissions,
};

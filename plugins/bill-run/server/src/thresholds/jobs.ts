import type { Core } from '@strapi/strapi';

import { defineJob } from '../../../../../src/platform/jobs';
import { database } from '../usage/usage-file-row';
import { ALERT_JOB, ALLOWANCE_JOB, evaluateLater } from './evaluate-thresholds';
import { sendAlert } from './send-alert';

/** Customers whose allowances are drawn in one transaction. */
const AT_ONCE = 200;

const evaluateMany = async (strapi: Core.Strapi, customers: readonly number[]): Promise<void> => {
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    await database(strapi).transaction(async (trx) => {
      await evaluateLater(trx, customers.slice(from, from + AT_ONCE));
    });
  }
};

/** The jobs of thresholds: mails about one that was reached, and allowances that a large batch left for after it. */
export const defineThresholdJobs = (): void => {
  defineJob<{ eventId: string }>({
    name: ALERT_JOB,
    concurrency: 2,
    handle: ({ strapi, data }) => sendAlert({ strapi }, data),
  });
  defineJob<{ customers: number[] }>({
    name: ALLOWANCE_JOB,
    concurrency: 1,
    handle: ({ strapi, data }) => evaluateMany(strapi, data.customers),
  });
};

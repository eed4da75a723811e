import type { Core } from '@strapi/strapi';

import { actions } from './permissions';
import { defineRunJobs } from './runs/jobs';
import { defineThresholdJobs } from './thresholds';
import { defineUsageJobs } from './usage/jobs';
import { usageActions } from './usage/permissions';
import { defineRerateJob } from './usage/rerating/rerate-job';
import { defineRecycleJob } from './usage/suspense/recycle-job';

/** Makes the plugin's permissions and jobs known. */
export const register = ({ strapi }: { strapi: Core.Strapi }) => {
  const { actionProvider } = strapi.service('admin::permission') as {
    actionProvider: { registerMany(actions: readonly object[]): Promise<void> };
  };
  void actionProvider.registerMany([...actions, ...usageActions]);
  defineRunJobs();
  defineUsageJobs();
  defineThresholdJobs();
  defineRecycleJob();
  defineRerateJob();
};

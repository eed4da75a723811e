import type { Core } from '@strapi/strapi';

import { today } from '../../../../../src/platform/clock';
import type { PluginServices } from '../../../../../src/platform/plugin-services';
import { createSubmission } from '../submissions/create-submission';
import { findOriginatorId } from '../submissions/find-originator-id';
import { findSubmission, listSubmissions } from '../submissions/list-submissions';
import { listWaiting } from '../submissions/list-waiting';
import { openSubmissionFile } from '../submissions/open-submission-file';

type Shared = PluginServices['collections']['submissions'];

/** Bacs keeps London time, wherever the bureau is. */
export const bacsToday = (): string => today({ timeZone: 'Europe/London' });

/** Files of Direct Debits: what waits for one, writing them, and what was written. */
export const submissions = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => strapi.db.connection;
  const appDir = () => strapi.dirs.app.root;

  return {
    createSubmission: (input: Parameters<Shared['createSubmission']>[0]) =>
      createSubmission({ db: db(), appDir: appDir(), input }),

    listWaiting: async () => (await listWaiting({ db: db(), today: bacsToday() })).waiting,

    findOriginatorId: (input: { documentId: string }) => findOriginatorId({ db: db(), ...input }),

    /** What waits together with what cannot be collected, as of a day. */
    overview: (input: { today: string }) => listWaiting({ db: db(), ...input }),

    list: (input: { page: number; pageSize: number }) => listSubmissions({ db: db(), ...input }),

    find: (input: { documentId: string }) => findSubmission({ db: db(), ...input }),

    openFile: (input: { documentId: string }) =>
      openSubmissionFile({ db: db(), appDir: appDir(), ...input }),
  } satisfies Shared & Record<string, unknown>;
};

export type SubmissionsService = ReturnType<typeof submissions>;

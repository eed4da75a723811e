import { allow } from '../permissions';

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/submissions',
        handler: 'submissions.list',
        config: allow('submissions.read'),
      },
      {
        method: 'GET',
        path: '/waiting',
        handler: 'submissions.waiting',
        config: allow('submissions.read'),
      },
      {
        method: 'POST',
        path: '/submissions',
        handler: 'submissions.create',
        config: allow('submissions.create'),
      },
      {
        method: 'GET',
        path: '/submissions/:documentId/file',
        handler: 'submissions.file',
        config: allow('submissions.read'),
      },
    ],
  },
};

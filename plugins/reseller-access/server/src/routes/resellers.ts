import { allow } from '../permissions';

const reading = allow('resellers.read');
const managing = allow('resellers.manage');
const looking = allow('view-as');

const ONE = '/resellers/:documentId';
const KEY = `${ONE}/keys/:id`;
const PERSON = `${ONE}/people/:membershipId`;

/** What staff do with resellers. See shared/contracts for what they take and answer. */
export const resellerRoutes = [
  { method: 'GET', path: '/resellers', handler: 'resellers.list', config: reading },
  { method: 'GET', path: ONE, handler: 'resellers.show', config: reading },
  {
    method: 'PUT',
    path: `${ONE}/capabilities`,
    handler: 'resellers.setCapabilities',
    config: managing,
  },
  { method: 'GET', path: `${ONE}/activity`, handler: 'resellers.activity', config: reading },

  { method: 'GET', path: `${ONE}/people`, handler: 'people.list', config: reading },
  { method: 'POST', path: `${ONE}/people/invite`, handler: 'people.invite', config: managing },
  { method: 'PUT', path: PERSON, handler: 'people.change', config: managing },
  { method: 'POST', path: `${PERSON}/revoke`, handler: 'people.revoke', config: managing },
  { method: 'POST', path: `${PERSON}/restore`, handler: 'people.restore', config: managing },
  { method: 'POST', path: `${PERSON}/resend`, handler: 'people.resend', config: managing },

  { method: 'GET', path: `${ONE}/keys`, handler: 'keys.list', config: reading },
  { method: 'POST', path: `${ONE}/keys`, handler: 'keys.create', config: managing },
  { method: 'PUT', path: KEY, handler: 'keys.change', config: managing },
  { method: 'POST', path: `${KEY}/rotate`, handler: 'keys.rotate', config: managing },
  { method: 'POST', path: `${KEY}/revoke`, handler: 'keys.revoke', config: managing },

  { method: 'POST', path: `${ONE}/view-as`, handler: 'view-as.start', config: looking },
  { method: 'GET', path: '/view-as', handler: 'view-as.open', config: looking },
  { method: 'POST', path: '/view-as/:id/end', handler: 'view-as.end', config: looking },
];

import type { Core } from '@strapi/strapi';

/** Who changed something, and through which door. */
export type Actor = {
  kind: 'admin' | 'user' | 'api-token' | 'reseller-key' | 'system';
  id: string | null;
  name: string | null;
  /** Method and path of the request, or `system` for jobs and start-up. */
  source: string;
  ip: string | null;
};

type Person = {
  id?: number | string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  name?: string | null;
  email?: string | null;
};

type AuthState = {
  user?: Person;
  auth?: { strategy?: { name?: string }; credentials?: Person | null };
};

const KIND_OF_STRATEGY: Record<string, Actor['kind']> = {
  admin: 'admin',
  'users-permissions': 'user',
  'content-api-token': 'api-token',
  'reseller-user': 'user',
  'reseller-key': 'reseller-key',
};

const nameOf = ({ firstname, lastname, username, name, email }: Person): string | null => {
  const full = [firstname, lastname].filter(Boolean).join(' ');
  return full || username || name || email || null;
};

/** Who is behind the request that this code runs in; the system when there is none, or nobody logged in. */
export const currentActor = (strapi: Core.Strapi): Actor => {
  const context = strapi.requestContext.get();
  if (!context) return { kind: 'system', id: null, name: null, source: 'system', ip: null };
  const { user, auth } = context.state as AuthState;
  const person = user ?? auth?.credentials;
  const strategy = auth?.strategy?.name ?? (user ? 'admin' : '');
  const kind = person ? (KIND_OF_STRATEGY[strategy] ?? 'api-token') : 'system';
  return {
    kind,
    id: person?.id === undefined ? null : String(person.id),
    name: person ? nameOf(person) : null,
    source: `${context.method} ${context.path}`,
    ip: context.ip || null,
  };
};

import type { House } from '../world/houses';
import { forgedHeaders, namingBody, namingQuery } from './bodies';
import type { Probe } from './probe';
import { fill, hasParameter, type Target } from './routes';

const read = ({ route, method, path }: Target, own: House, other: House): Probe[] => {
  const probe = (technique: string, url: string, headers?: Record<string, string>): Probe => ({
    technique,
    route,
    request: { method, path: url, headers },
  });
  const plain = fill(path, own.documentId);
  const probes = [
    probe('read as it is', plain),
    probe('name another all over', `${plain}?${namingQuery(other)}`, forgedHeaders(other)),
  ];
  if (OURS.test(path)) probes.push(probe('name another in X-Reseller', plain, chosen(other)));
  if (!hasParameter(path)) return probes;
  return [
    ...probes,
    probe('documentId of another in the path', fill(path, other.documentId)),
    probe('row id of another in the path', fill(path, other.id)),
  ];
};

/** Routes on which a header chooses the reseller; to name another is refused at once, before anything else is read. */
const OURS = /^\/(api\/v1|reseller-access)\//;

const chosen = ({ documentId }: House): Record<string, string> => ({ 'X-Reseller': documentId });

const write = ({ route, method, path }: Target, own: House, other: House): Probe[] => {
  const probe = (technique: string, url: string, body: unknown): Probe => ({
    technique,
    route,
    request: { method, path: url, body },
  });
  const probes = [probe('name another in the body', fill(path, own.documentId), namingBody(other))];
  if (!hasParameter(path)) return probes;
  return [
    ...probes,
    probe('write by documentId of another', fill(path, other.documentId), namingBody(own)),
    probe('write by row id of another', fill(path, other.id), namingBody(own)),
  ];
};

/** What can be tried on a route of which nothing is known. */
export const probesOnAnyRoute = (target: Target, own: House, other: House): Probe[] =>
  target.method === 'GET' ? read(target, own, other) : write(target, own, other);

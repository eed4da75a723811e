import type { Finding } from './attack';
import type { Request } from './probes/probe';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A command that does it again. The token is left out: it is of a database that is gone. */
const asCurl = ({ method, path, headers = {}, body }: Request): string =>
  [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', quoted(`${name}: ${value}`)]),
    ...(body === undefined ? [] : ['--json', quoted(JSON.stringify(body))]),
    quoted(`http://127.0.0.1:1337${path}`),
  ].join(' ');

/** Findings in words, those of one request together: who, where, by which trick, what, and how to see it again. */
export const describeFindings = (findings: readonly Finding[]): string[] => {
  const requests = [...new Set(findings.map(({ probe }) => probe))];
  return requests.map((probe) => {
    const of = findings.filter((finding) => finding.probe === probe);
    const told = [...new Set(of.map(({ what }) => what))];
    const more = told.length > 3 ? [`and ${told.length - 3} more`] : [];
    return [
      `${[...new Set(of.map(({ caller }) => caller))].join(', ')}: ${probe.technique} on ${probe.route}`,
      ...[...told.slice(0, 3), ...more].map((what) => `    ${what}`),
      `    ${asCurl(probe.request)}`,
    ].join('\n');
  });
};

import type { Probe } from './probe';

const TRAVERSALS = [
  ...[
    '/uploads/../package.json',
    '/uploads/%2e%2e/package.json',
    '/uploads/..%2f..%2fpackage.json',
  ],
  ...[
    '/uploads/....//....//package.json',
    '/..%2fpackage.json',
    '/uploads/%2e%2e%2f.data%2fsecret',
  ],
  ...['/uploads/..%5c..%5cpackage.json', '/.env', '/.data/', '/package.json', '/%00/package.json'],
];

/** Ways to files on the disk by their paths, those among them in which documents are stored. */
export const probesOnFiles = (storedPaths: readonly string[]): Probe[] =>
  [
    ...TRAVERSALS,
    ...storedPaths.flatMap((stored) => [
      `/${stored}`,
      `/uploads/${stored}`,
      `/uploads/..%2f..%2f${encodeURIComponent(stored)}`,
    ]),
  ].map((path) => ({
    technique: 'a path to a file',
    route: 'GET /uploads/(.*)',
    request: { method: 'GET', path },
  }));
